// Generated from schema/vote.json by schemac 0.9. DO NOT EDIT.

export interface Ballot {
  act: string;
  phone: string;
  channel: 'sms' | 'app';
  device: string;
  golden: boolean;
}

export interface JuryScore {
  terminal: string;
  juror: string;
  act: string;
  points: number;
}

export function parseBallot(text: string): Ballot {
  const value = JSON.parse(text) as Partial<Ballot>;
  return {
    act: String(value.act ?? ''),
    phone: String(value.phone ?? ''),
    channel: value.channel === 'sms' ? 'sms' : 'app',
    device: String(value.device ?? ''),
    golden: value.golden === true,
  };
}
