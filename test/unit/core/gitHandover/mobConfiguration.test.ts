import assert from 'node:assert/strict';
import {
  defaultMobConfiguration,
  readMobConfiguration,
} from '../../../../src/core/gitHandover/mobConfiguration';

describe('the configuration of mob.sh', () => {
  it('is mob.sh 5.4 without any', () => {
    assert.deepEqual(readMobConfiguration({ environment: {} }), {
      configuration: defaultMobConfiguration,
      notes: [],
    });
  });

  it('goes environment, then home, then project', () => {
    const { configuration } = readMobConfiguration({
      environment: { MOB_REMOTE_NAME: 'env', MOB_WIP_BRANCH_PREFIX: 'env/', MOB_WIP_BRANCH_QUALIFIER: 'env' },
      homeFile: 'MOB_WIP_BRANCH_PREFIX="home/"\nMOB_WIP_BRANCH_QUALIFIER="home"\n',
      projectFile: 'MOB_WIP_BRANCH_QUALIFIER="project"\n',
    });
    assert.equal(configuration.remote, 'env');
    assert.equal(configuration.wipBranchPrefix, 'home/');
    assert.equal(configuration.wipBranchQualifier, 'project');
  });

  it('reads booleans as Go does in files, and strictly in the environment', () => {
    const { configuration, notes } = readMobConfiguration({
      environment: { MOB_NEXT_STAY: 'False', MOB_START_CREATE: 'true', MOB_GIT_HOOKS_ENABLED: '' },
      projectFile: 'MOB_GIT_HOOKS_ENABLED=T\nMOB_SKIP_CI_PUSH_OPTION_ENABLED=0\r\n',
    });
    assert.deepEqual(
      [
        configuration.nextStay,
        configuration.startCreate,
        configuration.gitHooksEnabled,
        configuration.skipCiPushOption,
      ],
      [true, true, true, false],
    );
    assert.deepEqual(notes, [
      'The environment variable MOB_NEXT_STAY is left out: it is neither true nor false.',
    ]);
  });

  it('leaves out what it cannot read, names the line, and goes on', () => {
    const { configuration, notes } = readMobConfiguration({
      environment: {},
      projectFile: [
        '# a comment=1',
        'MOB_REMOTE_NAME=unquoted',
        'MOB_NEXT_STAY="true"',
        'MOB_DONE_SQUASH="open',
        'MOB_NEW_KEY=1',
        'MOB_OPEN_COMMAND="rm -rf %s"',
        'no assignment',
        '  MOB_STASH_NAME="aside"  ',
      ].join('\n'),
    });
    assert.deepEqual(configuration, { ...defaultMobConfiguration, stashName: 'aside' });
    assert.deepEqual(notes, [
      'Line 2 of .mob is left out: the value of MOB_REMOTE_NAME must stand in double quotes.',
      'Line 3 of .mob is left out: the value of MOB_NEXT_STAY must be true or false.',
      'Line 4 of .mob is left out: the quotes of MOB_DONE_SQUASH are not closed.',
      'Line 5 of .mob is left out: mob.sh knows no such setting.',
    ]);
  });

  it('takes the way to finish bare or quoted, and squash for what it does not know', () => {
    const of = (projectFile: string, environment = {}): string =>
      readMobConfiguration({ environment, projectFile }).configuration.doneSquash;
    assert.equal(of('MOB_DONE_SQUASH=no-squash'), 'no-squash');
    assert.equal(of('MOB_DONE_SQUASH="squash-wip"'), 'squash-wip');
    assert.equal(of('MOB_DONE_SQUASH=whatever', { MOB_DONE_SQUASH: 'no-squash' }), 'squash');
    assert.equal(of('', { MOB_DONE_SQUASH: 'squash-wip' }), 'squash-wip');
  });

  it('takes the message from the name of the program in the environment', () => {
    const environment = { MOB_CLI_NAME: 'ensemble' };
    assert.equal(
      readMobConfiguration({ environment }).configuration.wipCommitMessage,
      'ensemble next [ci-skip] [ci skip] [skip ci]',
    );
  });
});
