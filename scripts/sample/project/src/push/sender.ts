/**
 * Sends push messages through the supplier, slowly enough that it does not lock us out.
 */

import { chunksOf } from './chunks';
import type { Device } from './devices';

const endpoint = 'https://push.pingwren.io/3/batch';

/** The supplier refuses batches above this size with a status of 200 and an error in the text. */
export const BATCH_SIZE = 500;

/** What became of one call of {@link sendToAll}. */
export interface SendReport {
  sent: number;
  /** Devices that have removed the app; the caller should forget them. */
  gone: Device[];
}

/**
 * Sends one text to all devices, one batch after the other.
 *
 * @param devices in any order; doubles are sent to twice
 * @param text at most 140 characters, more is cut off by the telephones
 * @throws Error where the supplier does not answer; batches before it have been sent
 */
export async function sendToAll(devices: Device[], text: string): Promise<SendReport> {
  const report: SendReport = { sent: 0, gone: [] };
  for (const batch of chunksOf(devices, BATCH_SIZE)) {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: { authorization: `Key ${process.env['PINGWREN_KEY']}` },
      body: JSON.stringify({ text, to: batch.map((device) => device.token) }),
    });
    if (!response.ok) throw new Error(`push supplier says ${response.status}`);
    const { gone } = (await response.json()) as { gone: string[] };
    report.sent += batch.length - gone.length;
    report.gone.push(...batch.filter((device) => gone.includes(device.token)));
  }
  return report;
}
