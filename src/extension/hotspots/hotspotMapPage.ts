import * as vscode from 'vscode';

/** By level of documentation, as `documentedLevel` has them. */
const levels: Readonly<Record<string, string>> = {
  0: 'nothing documented',
  1: 'under half',
  2: 'half or more',
  3: 'three quarters or more',
  4: 'all',
  none: 'nothing asked',
};
const legend = [
  ...Object.entries(levels).map(
    ([level, words]) => `<span class="key"><span class="swatch" data-level="${level}"></span>${words}</span>`,
  ),
  '<span class="key"><span class="swatch" data-level="none" data-lost></span>mostly known by people who left</span>',
].join(' ');

/** The page without anything in it: all text comes in as data. Nothing may be loaded but its own script and style. */
export function hotspotMapPage(webview: vscode.Webview, extensionUri: vscode.Uri, nonce: string): string {
  const file = (...parts: readonly string[]) =>
    webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, ...parts)).toString();
  const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Hotspot map</title>
<link rel="stylesheet" href="${file('media', 'hotspotMap.css')}">
</head>
<body>
<main>
<h1>Hotspot map</h1>
<nav aria-label="Folders"><ol id="trail"></ol></nav>
<p id="summary" role="status"></p>
<p id="legend">${legend}</p>
<p id="notAsked" hidden><span id="notAskedWords"></span> <button id="showList" type="button">Show the list</button></p>
<div id="chart" role="group" aria-label="Map" hidden></div>
<table id="table" hidden>
<caption>The same as a table</caption>
<thead><tr><th scope="col">Name</th><th scope="col">Lines</th><th scope="col">Documentation</th><th scope="col">Knowledge lost</th><th scope="col">Score</th></tr></thead>
<tbody id="rows"></tbody>
</table>
</main>
<script nonce="${nonce}" src="${file('dist', 'hotspotMap.js')}"></script>
</body>
</html>`;
}
