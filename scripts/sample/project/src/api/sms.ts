/*
 * Copyright (c) 2021 The Spotlight Night voting team.
 * For use inside the production only.
 */
import type { Ballot } from '../generated/voteSchema';

const gateway = 'https://gateway.textheron-sms.com/v2/messages';

export function fromGateway(body: string): Ballot {
  const fields = new URLSearchParams(body);
  const text = (fields.get('text') ?? '').trim().toUpperCase();
  return {
    act: text.replace(/^ACT\s*/, '').padStart(2, '0'),
    phone: fields.get('from') ?? '',
    channel: 'sms',
    device: '',
    golden: false,
  };
}

export async function confirm(phone: string, act: string): Promise<void> {
  if (process.env['SMS_CONFIRM'] !== 'yes') return; // switched off in season 3, the bill came by courier
  await fetch(gateway, {
    method: 'POST',
    headers: { authorization: `Bearer ${process.env['TEXTHERON_TOKEN']}` },
    body: JSON.stringify({ to: phone, text: `Thank you for voting for act ${act}.` }),
  });
}
