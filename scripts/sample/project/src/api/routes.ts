import type { IncomingMessage, ServerResponse } from 'node:http';
import { parseBallot } from '../generated/voteSchema';
import type { Ballot, JuryScore } from '../generated/voteSchema';
import { countVotes, eliminate, mergeJuryAndAudience, toGraphics, VotingWindow } from '../voting';
import { unpackPictures } from './upload';
import { fromGateway } from './sms';
import { purge } from './cdn';
import { keep } from './store';

const ballots: Ballot[] = [];
const scores: JuryScore[] = [];
const window = new VotingWindow();

export async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const show = url.searchParams.get('show') ?? 'live';
  const body = await readBody(request);
  switch (`${request.method} ${url.pathname}`) {
    case 'POST /vote':
      if (window.phase(Date.now()) !== 'closed') await take(parseBallot(body), show);
      return end(response, 202, '');
    case 'POST /sms':
      // Answer 200 to everything: on any other status the gateway sends it again, for three days.
      await take(fromGateway(body), show);
      return end(response, 200, 'OK');
    case 'POST /jury':
      // TODO(noa): the terminals send no password, they only stand in the right room
      scores.push(...(JSON.parse(body) as JuryScore[]));
      return end(response, 204, '');
    case 'POST /window':
      window.open(Date.now(), Number(url.searchParams.get('seconds') ?? 180));
      return end(response, 204, '');
    case 'POST /pictures':
      await unpackPictures(url.searchParams.get('file') ?? '');
      await purge(`/pictures/${show}/`);
      return end(response, 204, '');
    case 'GET /result': {
      const results = mergeJuryAndAudience(scores, countVotes(ballots, [], new Date()), show);
      if (url.searchParams.has('last')) return end(response, 200, eliminate(results, 'audience').join('\n'));
      return end(response, 200, toGraphics(results));
    }
    default:
      return end(response, 404, '');
  }
}

async function take(ballot: Ballot, show: string): Promise<void> {
  ballots.push(ballot);
  await keep(ballot, show).catch(console.error); // the vote counts, even if the database sleeps
}

async function readBody(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk); // FIXME no limit (SHOW-97)
  return text;
}

function end(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status).end(text);
}
