import * as vscode from 'vscode';

/** The page without anything in it: all text comes in as data. Nothing may be loaded but its own script and style. */
export function boardPage(webview: vscode.Webview, extensionUri: vscode.Uri, nonce: string): string {
  const file = (...parts: readonly string[]) =>
    webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, ...parts)).toString();
  const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Mob board</title>
<link rel="stylesheet" href="${file('media', 'board.css')}">
</head>
<body data-phase="none">
<header><p id="goal" hidden></p></header>
<main>
<div id="now">
<div id="timer" role="timer" hidden>
<svg viewBox="0 0 100 100" aria-hidden="true" focusable="false"><circle cx="50" cy="50" r="45"/><circle id="ring-left" cx="50" cy="50" r="45"/></svg>
<span id="time" aria-hidden="true"></span>
</div>
<h1 id="heading" hidden></h1>
<p id="next-line" hidden><span class="visually-hidden">Next: </span><span aria-hidden="true">→ </span><span id="next" hidden></span></p>
<p id="break-due" hidden></p>
<ul id="roles" aria-label="Roles of this turn"></ul>
<p id="away" hidden></p>
</div>
<section id="agenda-section" aria-labelledby="agenda-heading" hidden><h2 id="agenda-heading">Agenda</h2><ul id="agenda"></ul></section>
<section id="captured-section" aria-labelledby="captured-heading" hidden><h2 id="captured-heading">Captured today</h2><ul id="captured"></ul></section>
</main>
<footer>
<div id="counters"><p><strong id="closed">0</strong><span id="closed-words"></span></p><p><strong id="discoveries">0</strong><span id="discoveries-words"></span></p><button id="sound" type="button" aria-pressed="false"></button><button id="keys" type="button" aria-pressed="true"></button></div>
<div id="buttons" role="group" aria-label="Session"></div>
</footer>
<p id="announcement" class="visually-hidden" role="status"></p>
<script nonce="${nonce}" src="${file('dist', 'board.js')}"></script>
</body>
</html>`;
}
