const edge = process.env['CDN_URL'] ?? 'https://purge.edgelark-cdn.net/v1/spotlight-night';

export async function purge(prefix: string): Promise<void> {
  const response = await fetch(`${edge}/purge`, {
    method: 'POST',
    headers: { 'x-edgelark-key': process.env['EDGELARK_KEY'] ?? '' },
    body: JSON.stringify({ prefix }),
  });
  // HACK: twice, because the first purge only reaches the edges that are awake
  if (response.ok) await fetch(`${edge}/purge?again=1`, { method: 'POST', body: JSON.stringify({ prefix }) });
}
