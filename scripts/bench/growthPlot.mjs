const panel = { width: 340, height: 220, left: 58, top: 36, gap: 40 };
const colours = ['#0969da', '#bc4c00', '#1a7f37', '#8250df'];
/** Lines that a panel has above nothing, at least. */
const fewestSteps = 4;
const dashes = ['none', '6 3', '2 2', '8 3 2 3'];

/**
 * Two panels, time and memory over the part of the repository, as SVG with a title and a description for those who cannot see it.
 *
 * @param {readonly (readonly import('./growth.mjs').GrowthPoint[])[]} repositories
 */
export function growthPlot(repositories) {
  const panels = [
    { key: 'seconds', title: 'First scan', unit: 's of the processor' },
    { key: 'megabytes', title: 'Server peak', unit: 'MB' },
  ];
  const width = panels.length * (panel.left + panel.width + panel.gap);
  const height = panel.top + panel.height + 70;
  const words = repositories.map(
    (points) =>
      `${points[0]?.repository}: ${points.map(({ part, grows, seconds, megabytes }) => `${part} of the ${grows} ${seconds.toFixed(1)} s and ${Math.round(megabytes)} MB`).join(', ')}.`,
  );
  const drawn = panels.map((each, index) =>
    panelOf(each, repositories, index * (panel.left + panel.width + panel.gap)),
  );
  const legend = repositories.map(([first], index) => {
    const x = panel.left + index * 150;
    const y = height - 14;
    return `<line x1="${x}" y1="${y - 4}" x2="${x + 26}" y2="${y - 4}" stroke="${colour(index)}" stroke-width="2" stroke-dasharray="${dash(index)}"/><text x="${x + 32}" y="${y}">${escaped(`${first?.repository ?? ''} (${first?.grows ?? ''})`)}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title description" font-family="sans-serif" font-size="12" fill="#1f2328">
<title id="title">Time and memory of a first scan over the part of the repository</title>
<desc id="description">${escaped(words.join(' '))}</desc>
<rect width="${width}" height="${height}" rx="8" fill="#ffffff"/>
${[...drawn, ...legend].join('\n')}
</svg>
`;
}

function panelOf({ key, title, unit }, repositories, offset) {
  const all = repositories.flat();
  const highest = Math.max(...all.map((point) => point[key]));
  const step = nice(highest / fewestSteps);
  const most = Math.ceil(highest / step) * step;
  const x = (share) => (offset + panel.left + share * panel.width).toFixed(1);
  const y = (value) => (panel.top + panel.height - (value / most) * panel.height).toFixed(1);
  const shares = [0, 0.25, 0.5, 0.75, 1];
  const values = Array.from({ length: Math.round(most / step) + 1 }, (_, at) => at * step);
  const rows = values.map(
    (value) =>
      `<line x1="${x(0)}" y1="${y(value)}" x2="${x(1)}" y2="${y(value)}" stroke="#d1d9e0"/><text x="${Number(x(0)) - 6}" y="${Number(y(value)) + 4}" text-anchor="end">${short(value)}</text>`,
  );
  const columns = shares.map(
    (share) =>
      `<text x="${x(share)}" y="${panel.top + panel.height + 18}" text-anchor="middle">${share}</text>`,
  );
  const lines = repositories.map((points, index) => {
    const places = points.map((point) => `${x(point.share)},${y(point[key])}`);
    const dots = places.map((place) => {
      const [cx, cy] = place.split(',');
      return `<circle cx="${cx}" cy="${cy}" r="3" fill="${colour(index)}"/>`;
    });
    return `<polyline points="${places.join(' ')}" fill="none" stroke="${colour(index)}" stroke-width="2" stroke-dasharray="${dash(index)}"/>${dots.join('')}`;
  });
  return [
    `<text x="${x(0)}" y="${panel.top - 14}" font-weight="bold">${title}, ${unit}</text>`,
    ...rows,
    ...columns,
    `<text x="${x(0.5)}" y="${panel.top + panel.height + 36}" text-anchor="middle">part of the repository</text>`,
    ...lines,
  ].join('\n');
}

/** The highest of 1, 2, 5 times a power of ten that is not above it. */
function nice(value) {
  const power = 10 ** Math.floor(Math.log10(value));
  return power * ([5, 2].find((step) => step * power <= value) ?? 1);
}

function short(value) {
  return value >= 10_000 ? `${value / 1000} k` : String(value);
}

function colour(index) {
  return colours[index % colours.length];
}

function dash(index) {
  return dashes[index % dashes.length];
}

function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
