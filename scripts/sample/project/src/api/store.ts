import { Pool } from 'pg';
import type { Ballot } from '../generated/voteSchema';

let pool: Pool | undefined;

export async function keep(ballot: Ballot, show: string): Promise<void> {
  pool ??= new Pool({ connectionString: process.env['DATABASE_URL'] });
  await pool.query('INSERT INTO votes (show, act, phone, channel, device) VALUES ($1, $2, $3, $4, $5)', [
    show,
    ballot.act,
    ballot.phone || null,
    ballot.channel,
    ballot.device || null,
  ]);
}

// Nothing reads the table. The count is done in memory, a restart during the show would lose it.
// TODO(sol): count from the table, SHOW-260
