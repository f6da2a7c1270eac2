import assert from 'node:assert/strict';
import fc from 'fast-check';
import { h } from 'hastscript';
import { parseBook } from '../../../../../src/core/handover/html/parsedBook';
import type { Picture } from '../../../../../src/core/handover/html/pictures';
import { type HtmlBookInput, renderHtmlBook } from '../../../../../src/core/handover/html/renderHtmlBook';
import { hostileWords } from '../../../../support/hostileNotes';
import { elementsOf, type PageElement } from '../../../../support/htmlPage';

const assets = { script: 'void 0;', scriptHash: 'sha256-s', style: 'a{}', styleHash: 'sha256-t' };

function html(files: Readonly<Record<string, string>>, over: Partial<HtmlBookInput> = {}): string {
  const book = parseBook(
    Object.entries(files).map(([file, text]) => ({ file, text })),
    'docs/handover',
  );
  return renderHtmlBook({ book, pictures: new Map(), figures: new Map(), assets, ...over });
}

function main(files: Readonly<Record<string, string>>, over: Partial<HtmlBookInput> = {}): PageElement {
  const found = elementsOf(html(files, over)).find(({ name }) => name === 'main');
  assert.ok(found);
  return found;
}

/** What the page shows of the text of a cover. */
const shown = (text: string, over: Partial<HtmlBookInput> = {}) => main({ 'README.md': text }, over).below;
const named = (elements: readonly PageElement[], name: string) =>
  elements.filter((each) => each.name === name);
const ids = (elements: readonly PageElement[]) =>
  elements.flatMap(({ attributes }) => attributes['id'] ?? []);
const classed = (elements: readonly PageElement[], name: string) =>
  elements.filter(({ attributes }) => attributes['class']?.split(' ').includes(name));

describe('the book as one HTML file', () => {
  it('has one title, the headings of the chapters below it, and contents that lead to them', () => {
    const page = elementsOf(
      html({
        'README.md': '# Handover of voting\n\n## Scope\n',
        '02-first-day.md': '# 2 First day\n\n## Set up\n',
      }),
    );
    assert.equal(named(page, 'title')[0]?.text, 'Handover of voting');
    assert.deepEqual(
      page
        .filter(({ name }) => /^h\d$/.test(name))
        .map(({ name, text, attributes }) => [name, text, attributes['id']]),
      [
        ['h1', 'Handover of voting', 'README'],
        ['h2', 'Scope', 'README/scope'],
        ['h2', '2 First day', '02-first-day'],
        ['h3', 'Set up', '02-first-day/set-up'],
      ],
    );
    const [contents] = named(page, 'nav');
    assert.deepEqual(
      named(contents?.below ?? [], 'a').map(({ attributes }) => attributes['href']),
      ['#README', '#README/scope', '#02-first-day', '#02-first-day/set-up'],
    );
  });

  it('gives headings the fragments that GitHub gives them, each once', () => {
    const found = ids(shown('# T\n\n## What `x` costs?\n\n## Zuständig\n\n## Zuständig\n'));
    assert.deepEqual(
      found.filter((id) => id.startsWith('README/')),
      ['README/what-x-costs', 'README/zuständig', 'README/zuständig-1'],
    );
  });

  it('names a chapter without a title by its file', () => {
    const page = main({ 'README.md': '# T\n', 'more notes.md': 'Words.\n' }).below;
    assert.deepEqual(
      named(page, 'h2').map(({ text, attributes }) => [text, attributes['id']]),
      [['more notes', 'more-notes']],
    );
  });

  it('links chapters and headings within the page', () => {
    const page = main({
      'README.md':
        '# T\n\n[a](./20-people.md) [b](20-people.md#who-knows-what) [c](20-people.md#gone) [d](#scope)\n\n## Scope\n',
      '20-people.md': '# People\n\n## Who knows what\n\n[e](./) [f](README.md#scope)\n',
    }).below;
    const links = named(page, 'a').filter(({ attributes }) => attributes['class'] === undefined);
    assert.deepEqual(
      links.map(({ text, attributes }) => [text, attributes['href']]),
      [
        ['a', '#20-people'],
        ['b', '#20-people/who-knows-what'],
        ['c', '#20-people'],
        ['d', '#README/scope'],
        ['e', '#README'],
        ['f', '#README/scope'],
      ],
    );
  });

  it('shows places in the repository as text, with their line and in full', () => {
    const paragraphs = named(
      shown(
        '[`src/a.ts`](../../src/a.ts)\n\n[`…/b.ts:3`](../../src/deep/b.ts#L3)\n\n[here](../../src/a.ts#L7-L9)\n',
      ),
      'p',
    );
    assert.deepEqual(
      paragraphs.map(({ text }) => text),
      ['src/a.ts', 'src/deep/b.ts:3', 'here (src/a.ts:7)'],
    );
    assert.equal(named(paragraphs, 'a').length, 0);
  });

  it('links to the web and to mail, and to nothing else', () => {
    const links = (url: string) =>
      named(shown(`[a](${url})`), 'a')
        .filter(({ attributes }) => attributes['class'] === undefined)
        .map(({ attributes }) => attributes['href']);
    assert.deepEqual(links('https://example.org/x?y#z'), ['https://example.org/x?y#z']);
    assert.deepEqual(links('mailto:kim@example.org'), ['mailto:kim@example.org']);
    for (const url of [
      'javascript:x',
      'command:x',
      'data:text/html,x',
      'vscode://x',
      '//example.org',
      'file:///etc',
      '../../../x',
    ])
      assert.deepEqual(links(url), [], url);
  });

  it('shows HTML as it was written, hides comments, and knows line breaks', () => {
    const page = shown(
      'a <b onclick="x()">b</b><br>c <!-- d -->\n\n<script>alert(1)</script>\n\n<!-- e -->\n',
    );
    assert.equal(named(page, 'p')[0]?.text, 'a <b onclick="x()">b</b>c ');
    assert.equal(named(page, 'br').length, 1);
    assert.equal(named(page, 'pre')[0]?.text.trim(), '<script>alert(1)</script>');
    assert.equal(named(page, 'script').length, 0);
  });

  it('shows where statements come from, and what is still to be written', () => {
    const page = shown(
      '> **To be written by those who know:** Why?\n\n<!-- handover:provenance confirmed note=x at=2024-05-01 -->\n*Told by Kim.* note\n\nOther.\n',
    );
    assert.deepEqual(
      classed(page, 'provenance').map(({ text, attributes }) => [text, attributes['class']]),
      [['Told by Kim. note', 'provenance provenance-confirmed']],
    );
    assert.equal(classed(page, 'gap').length, 1);
  });

  it('puts figures into their regions, once, behind what says where they come from', () => {
    const region = (name: string) =>
      `<!-- handover:begin ${name} hash=00000000 -->\n<!-- handover:provenance extracted from=code -->\n\n*Extracted.*\n\nText of ${name}.\n<!-- handover:end ${name} -->\n`;
    const figures = new Map([
      ['modules', [h('figure', { id: 'svg:map' }, 'map')]],
      ['gone', [h('figure', 'gone')]],
    ]);
    const page = main(
      { 'README.md': `# T\n\n${region('modules')}`, 'copy.md': region('modules') },
      { figures },
    ).below;
    assert.deepEqual(
      named(page, 'figure').map(({ text }) => text),
      ['map'],
    );
    assert.match(
      main({ 'README.md': region('modules') }, { figures }).text,
      /Extracted\.\s*map\s*Text of modules\./,
    );
    assert.equal(page.filter(({ attributes }) => 'data-figures' in attributes).length, 0);
  });

  it('holds pictures as data, and says why one is not there', () => {
    const pictures = new Map<string, Picture>([
      ['.handover/media/a.png', { kind: 'embedded', dataUri: 'data:image/png;base64,AA==' }],
      ['.handover/media/b.png', { kind: 'leftOut', why: 'it has more than 2 MiB' }],
    ]);
    const page = shown(
      '![A](../../.handover/media/a.png)\n\n![B](../../.handover/media/b.png)\n\n![C](https://example.org/c.png)\n',
      { pictures },
    );
    assert.deepEqual(
      named(page, 'img').map(({ attributes }) => attributes),
      [{ src: 'data:image/png;base64,AA==', alt: 'A' }],
    );
    assert.deepEqual(
      classed(page, 'left-out').map(({ text }) => text),
      [
        'Picture “B”, .handover/media/b.png, not shown here: it has more than 2 MiB',
        'Picture “C”, https://example.org/c.png, not shown here: it is on the web',
      ],
    );
  });

  it('knows which pictures it needs, also by reference', () => {
    const text =
      '![a](../../.handover/media/a.png) ![b][x] ![c](https://example.org/c.png)\n\n[x]: ../b.svg\n';
    assert.deepEqual(parseBook([{ file: 'README.md', text }], 'docs/handover').pictures, [
      '.handover/media/a.png',
      'docs/b.svg',
    ]);
  });

  it('shows diagrams of other programs as text, and says that they are', () => {
    const [source] = classed(shown('```mermaid\ngraph TD; A-->B\n```\n'), 'source');
    assert.match(source?.text ?? '', /^Mermaid diagram, as textgraph TD; A-->B/);
  });

  it('tells done from open tasks without colour', () => {
    const tasks = classed(shown('- [x] a\n- [ ] b\n'), 'task');
    assert.deepEqual(
      tasks.map(({ attributes }) => attributes['aria-label']),
      ['done', 'open'],
    );
  });

  it('shows notices as GitHub does', () => {
    const [alert] = classed(shown('> [!WARNING]\n> Never on a Friday.\n'), 'alert');
    assert.match(alert?.text ?? '', /Warning\s*Never on a Friday\./);
  });

  it('keeps the footnotes of chapters apart', () => {
    const page = elementsOf(
      html({ 'README.md': '# T\n\na[^1]\n\n[^1]: one\n', 'b.md': '# B\n\nb[^1]\n\n[^1]: two\n' }),
    );
    const all = ids(page);
    assert.equal(new Set(all).size, all.length);
    for (const link of classed(page, 'footnote')) {
      const target = decodeURIComponent(link.attributes['href']?.slice(1) ?? '');
      assert.ok(all.includes(target), target);
    }
  });

  it('leaves front matter out', () => {
    assert.equal(main({ 'README.md': '---\ntitle: x\n---\n# T\n' }).text.includes('title'), false);
  });

  it('shows as plain text what is nested too deep to be read', () => {
    const page = shown(`${'>'.repeat(500)} deep`);
    assert.ok(named(page, 'pre')[0]?.text.includes('deep'));
  });

  it('gives the same bytes for the same book', () => {
    const files = { 'README.md': '# T\n\n[a](b.md)\n', 'b.md': 'x\n' };
    assert.equal(html(files), html(files));
  });

  it('allows its own script and style alone', () => {
    const page = elementsOf(html({ 'README.md': '# T\n' }));
    const policy = page.find(({ attributes }) => attributes['http-equiv'] === 'Content-Security-Policy');
    assert.equal(
      policy?.attributes['content'],
      "default-src 'none'; script-src 'sha256-s'; style-src 'sha256-t'; img-src data:; base-uri 'none'; form-action 'none'",
    );
  });

  it('can be nothing that runs or loads, has each id once, and a target for every link of its own', function () {
    this.timeout(60_000);
    const piece = fc.oneof(
      hostileWords,
      fc.constantFrom(
        '# x\n',
        '## x\n\n',
        '[x](#x)',
        '[x](b.md#x)',
        '[x](../../src/a.ts#L3)',
        '[x](javascript:alert(1))',
        '[x](JaVaScRiPt:alert(1))',
        '[x](&#106;avascript:1)',
        '[x]: data:text/html,<script>1</script>\n\n[x]',
        '![x](data:image/svg+xml,<svg onload=1>)',
        '![x](http://example.org/x.png)',
        '![x](../../.handover/media/a.png)',
        '<img src=x onerror=alert(1)>',
        '<iframe src=//example.org></iframe>',
        '</main></body><script>1</script>',
        '</style><script>1</script>',
        '<svg><a xlink:href="javascript:1">',
        'a[^1]\n\n[^1]: b\n\n',
        '- [ ] t\n',
        '| a |\n| - |\n| <b id=ui:main> |\n\n',
        '<!-- handover:begin modules hash=00000000 -->\n\n',
        '```"><script>1\n```\n',
        '> [!NOTE]\n> x\n\n',
        '\n\n',
      ),
    );
    const text = fc.array(piece, { maxLength: 8 }).map((parts) => parts.join(' '));
    const pictures = new Map<string, Picture>([
      ['.handover/media/a.png', { kind: 'embedded', dataUri: 'data:image/png;base64,AA==' }],
    ]);
    const figures = new Map([['modules', [h('figure', { id: 'svg:map' }, 'map')]]]);
    fc.assert(
      fc.property(text, text, (cover, other) => {
        const page = elementsOf(html({ 'README.md': cover, 'b.md': other }, { pictures, figures }));
        const all = ids(page);
        assert.equal(new Set(all).size, all.length, 'ids');
        assert.equal(named(page, 'script').length, 1);
        assert.equal(named(page, 'script')[0]?.text, assets.script);
        assert.equal(named(page, 'style').length, 1);
        for (const { name, attributes } of page) {
          assert.ok(
            !['iframe', 'object', 'embed', 'form', 'base', 'svg', 'audio', 'video'].includes(name),
            name,
          );
          for (const [attribute, value] of Object.entries(attributes)) {
            assert.ok(!attribute.startsWith('on') && attribute !== 'style', attribute);
            if (attribute === 'src') assert.match(value, /^data:image\/png;/);
            if (attribute === 'href' && name !== 'link') assert.match(value, /^(#|https?:\/\/|mailto:)/);
            if (attribute === 'href' && value.startsWith('#'))
              assert.ok(all.includes(decodeURIComponent(value.slice(1))), `${value} leads nowhere`);
          }
        }
      }),
      { numRuns: 100 },
    );
  });
});
