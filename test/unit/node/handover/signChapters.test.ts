import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { HandoverError } from '../../../../src/core/errors';
import { isBrokenSignOff, parseSignOff } from '../../../../src/core/handover/signOff';
import { WorkspaceFiles } from '../../../../src/node/files/workspaceFiles';
import { type ChapterSigning, signChapters } from '../../../../src/node/handover/signChapters';
import { inTemporaryFolder } from '../../../support/temporaryFolder';

const text = '# 12 Security\n\nwords\n\n## Secrets\n\nmore\n';
const signing = (over: Partial<ChapterSigning>): ChapterSigning => ({
  bookFolder: 'docs/handover',
  chapters: ['12-security'],
  by: 'Noa Example',
  remark: '',
  atEpochMs: Date.parse('2026-11-25T09:00:00Z'),
  utcOffsetMinutes: 0,
  ...over,
});

describe('Signing a chapter', () => {
  it('in parts keeps these and says so, and a whole one does not, however it was chosen', () =>
    inTemporaryFolder(async (root) => {
      mkdirSync(path.join(root, 'docs/handover'), { recursive: true });
      writeFileSync(path.join(root, 'docs/handover/12-security.md'), text);
      const sign = async (over: Partial<ChapterSigning>) => {
        const [written = ''] = await signChapters(new WorkspaceFiles(root), signing(over), Math.random);
        const read = parseSignOff(written, readFileSync(path.join(root, written), 'utf8'));
        assert.ok(!isBrokenSignOff(read));
        return [[...read.sections.keys()], read.inParts, read.otherParts];
      };
      const all = ['12 Security', 'Secrets'];
      assert.deepEqual(await sign({ parts: ['Secrets'] }), [['Secrets'], true, ['12 Security']]);
      assert.deepEqual(await sign({ parts: all }), [all, undefined, undefined]);
      assert.deepEqual(await sign({}), [all, undefined, undefined]);
      await assert.rejects(
        sign({ parts: ['Keys'] }),
        (error) => error instanceof HandoverError && error.message.includes('has no part "Keys" any more'),
      );
    }));
});
