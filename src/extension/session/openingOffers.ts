import * as vscode from 'vscode';
import type { Clock } from '../../core/ports';
import { expiryWarning, type OfferedExpiry } from '../../core/session/expiryItems';
import { plainMessage } from '../../core/session/plainText';
import { isActive } from '../../core/session/selectors';
import { commands, views } from '../../protocol/names';
import type { FeatureContext } from '../featureContext';
import { expiringItems } from './expiringItems';
import { folderOfSession } from './folderOfSession';
import type { SessionHost } from './sessionHost';

/** What a session begins with: the check-in, and a warning of what runs out. */
export async function greet(host: SessionHost, feature: FeatureContext): Promise<void> {
  offerCheckIn(host);
  const { state } = host.engine;
  if (!isActive(state)) return;
  warnOfExpiring(host, await expiringItems(feature, folderOfSession(state, feature)), feature.clock);
}

const checkInLabel = 'Check in';

/** Optional, and never in the way: a notification that may be left alone. */
function offerCheckIn(host: SessionHost): void {
  const message = 'Begin with a check-in? Each says in one line what nobody else here knows.';
  host.toasts.show({
    message,
    choices: [checkInLabel, 'Not today'],
    stillTrue: () => isActive(host.engine.state),
    act: async (answer) => {
      if (answer === checkInLabel) await vscode.commands.executeCommand(commands.checkIn, 'everybody');
    },
  });
}

const agendaLabel = 'Put on the agenda';
/** Put on the agenda at once; more of them nobody gets through in a day. */
const mostExpiring = 5;

/** Nothing where all of it is on the agenda already. */
function warnOfExpiring(host: SessionHost, offered: readonly OfferedExpiry[], clock: Clock): void {
  const missing = () => {
    const { state } = host.engine;
    const titles = isActive(state) ? state.agenda.map(({ title }) => title) : [];
    return isActive(state) ? offered.filter(({ item }) => !titles.includes(item.title)) : [];
  };
  const message = expiryWarning(missing());
  if (message === undefined) return;
  host.toasts.show({
    message: plainMessage(message),
    warning: true,
    choices: [agendaLabel, 'Show'],
    stillTrue: () => missing().length > 0,
    act: async (answer) => {
      if (answer === agendaLabel) {
        for (const { item } of missing().slice(0, mostExpiring))
          await host.engine.dispatch({ type: 'addItem', atEpochMs: clock.now(), item });
      } else await vscode.commands.executeCommand(`${views.suppliers}.focus`);
    },
  });
}
