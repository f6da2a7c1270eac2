import assert from 'node:assert/strict';
import { sendToTimerRoom } from '../../../../src/node/session/timerRoomClient';
import { startTimerRoomServer } from '../../../support/timerRoomServer';

const request = (url: string) => ({
  method: 'PUT' as const,
  url: `${url}room`,
  body: { timer: 7, user: 'Kim' },
});

describe('sending to a timer room', () => {
  it('puts JSON into the room', async () => {
    const server = await startTimerRoomServer();
    await sendToTimerRoom(request(server.url));
    await server.close();
    assert.deepEqual(server.heard, ['PUT /room {"timer":7,"user":"Kim"}']);
  });

  it('follows no redirection: names go only where it was agreed to', async () => {
    const other = await startTimerRoomServer();
    const server = await startTimerRoomServer(307, { location: `${other.url}elsewhere` });
    await assert.rejects(
      sendToTimerRoom(request(server.url)),
      /answered with status 307\. The session goes on/u,
    );
    await server.close();
    await other.close();
    assert.deepEqual(other.heard, []);
  });

  it('fails with a sentence where nobody answers', async () => {
    const server = await startTimerRoomServer();
    await server.close();
    await assert.rejects(sendToTimerRoom(request(server.url)), /could not be reached\. The session goes on/u);
  });
});
