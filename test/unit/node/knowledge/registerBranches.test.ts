import assert from 'node:assert/strict';
import { WorkspaceFiles } from '../../../../src/node/files/workspaceFiles';
import { readRegister } from '../../../../src/node/outside/readRegister';
import { addAsset, addSupplier, setSupplierAside } from '../../../../src/node/outside/writeRegister';
import { GitSandbox } from '../../../support/gitSandbox';
import { inTemporaryFolder } from '../../../support/temporaryFolder';

const fastly = { name: 'Fastly', party: 'fastly', domains: ['fastly.com'], packages: [] };

/** Two people on two branches from one commit, merged with git as it is. */
async function mergedRegister(
  before: (files: WorkspaceFiles) => Promise<unknown>,
  people: readonly ((files: WorkspaceFiles, sandbox: GitSandbox) => Promise<unknown>)[],
) {
  return inTemporaryFolder(async (folder) => {
    const sandbox = new GitSandbox(folder);
    const files = new WorkspaceFiles(folder);
    await before(files);
    sandbox.commit({ files: { 'a.txt': 'a\n' } });
    const branches = people.map((_, index) => `branch${index}`);
    for (const [index, work] of people.entries()) {
      sandbox.git('checkout', '--quiet', '-b', branches[index] ?? '', 'main');
      await work(files, sandbox);
      sandbox.git('add', '--all');
      sandbox.git('commit', '--quiet', '-m', 'Register');
    }
    sandbox.git('checkout', '--quiet', 'main');
    for (const branch of branches) sandbox.git('merge', '--quiet', '--no-edit', branch);
    return readRegister(files);
  });
}

const answer =
  (answers: Readonly<Record<string, string>>) =>
  async (files: WorkspaceFiles, sandbox: GitSandbox): Promise<void> => {
    const file = '.handover/suppliers/fastly.md';
    let text = (await files.readText(file)) ?? '';
    for (const [key, value] of Object.entries(answers))
      text = text.replace(new RegExp(`^(\\s*${key}:)[^\\n]*`, 'm'), `$1 ${value}`);
    sandbox.write(file, text);
  };

describe('the register of two people on two branches', () => {
  it('merges without a conflict when both add parties and assets, the same one included', async () => {
    const { suppliers, assets, broken } = await mergedRegister(
      () => Promise.resolve(),
      [
        async (files) => {
          await addSupplier(files, fastly);
          await addSupplier(files, { name: 'Twilio', domains: [], packages: [] });
          await addAsset(files, { name: 'vote.example', kind: 'domain' });
        },
        async (files) => {
          await addSupplier(files, fastly);
          await addSupplier(files, { name: 'Sentry', domains: [], packages: [] });
          await addAsset(files, { name: 'queue.example', kind: 'domain', expires: '2027-01-02' });
        },
      ],
    );
    assert.deepEqual(broken, []);
    assert.deepEqual(suppliers.map(({ name }) => name).sort(), ['Fastly', 'Sentry', 'Twilio']);
    assert.equal(assets.length, 2);
  });

  it('merges when each answers other questions of the same party, next to each other ones included', async () => {
    const { suppliers, broken } = await mergedRegister(
      (files) => addSupplier(files, fastly),
      [
        answer({ contact: 'Noa, at night too', cost: '300 a month', evidence: 'the outage of May' }),
        answer({ contract: 'plan B', renews: '2027-03-31', answer: 'mostly' }),
      ],
    );
    assert.deepEqual(broken, []);
    const [{ answers, trust } = assert.fail()] = suppliers;
    assert.deepEqual(
      [answers.contact, answers.contract, answers.cost, answers.renews],
      ['Noa, at night too', 'plan B', '300 a month', '2027-03-31'],
    );
    assert.deepEqual(trust.competence, { answer: 'mostly', evidence: 'the outage of May' });
  });

  it('merges when one sets a party aside and the other answers a question of it', async () => {
    const { suppliers, broken } = await mergedRegister(
      (files) => addSupplier(files, fastly),
      [
        answer({ contact: 'Noa' }),
        (files) =>
          setSupplierAside(
            files,
            { ...fastly, notASupplier: 'a test account' },
            '.handover/suppliers/fastly.md',
          ),
      ],
    );
    assert.deepEqual(broken, []);
    assert.deepEqual([suppliers[0]?.answers.contact, suppliers[0]?.notASupplier], ['Noa', 'a test account']);
  });

  it('keeps what both wrote of the same party, and says where, when each made its file', async () => {
    await inTemporaryFolder(async (folder) => {
      const sandbox = new GitSandbox(folder);
      const files = new WorkspaceFiles(folder);
      sandbox.commit({ files: { 'a.txt': 'a\n' } });
      for (const [branch, contact] of [
        ['kim', 'Noa'],
        ['sol', 'Ira'],
      ] as const) {
        sandbox.git('checkout', '--quiet', '-b', branch, 'main');
        await addSupplier(files, fastly);
        await answer({ contact })(files, sandbox);
        await addSupplier(files, { name: 'Twilio', domains: [], packages: [] });
        sandbox.git('add', '--all');
        sandbox.git('commit', '--quiet', '-m', 'Register');
      }
      assert.throws(() => sandbox.git('merge', '--quiet', '--no-edit', 'kim'));
      const text = (await files.readText('.handover/suppliers/fastly.md')) ?? '';
      const { suppliers, broken } = await readRegister(files);
      assert.deepEqual(
        suppliers.map(({ name }) => name),
        ['Twilio'],
      );
      const line = text.split('\n').findIndex((each) => each.startsWith('<<<<<<<'));
      assert.deepEqual(
        broken.map(({ path, line: at }) => [path, at]),
        [['.handover/suppliers/fastly.md', line]],
      );
      assert.match(broken[0]?.message ?? '', /: git left both sides of a merge here; keep what is right/u);
      assert.match(text, /contact: Noa/u);
      assert.match(text, /contact: Ira/u);
    });
  });
});
