import fc from 'fast-check';

const nasty = [
  ...[
    '<script>alert(1)</script>',
    '[x](command:workbench.action.quit)',
    '$(trash)',
    '![](http://evil/x.png)',
  ],
  ...['../../../etc/passwd', 'C:\\x', '/etc/passwd', '.git/config', '%2e%2e/%2e%2e', 'a\0b', '\u202egpj.exe'],
  ...[
    '\u0007',
    '\ufeff',
    '\u2028',
    '```',
    '````\n<b>',
    '`',
    '| a |',
    '&lt;',
    '[[',
    '{{',
    '- - -',
    '&a [*a, *a]',
    '*a',
  ],
  ...[
    '<<: *a',
    '__proto__: 1',
    '!!js/function x',
    '!x',
    '%YAML 1.1',
    '---',
    '...',
    '? ',
    ': ',
    "'",
    '"',
    '\t',
    '\\',
    '#',
  ],
  ...[
    '😀',
    '\ud800',
    'x'.repeat(300),
    '<!--',
    '-->',
    '<!-- handover:begin x hash=1a2b3c4d -->',
    'javascript:1',
    'nonsense',
  ],
];
/** Words that try to be more than words. */
export const hostileWords = fc.oneof(
  fc.constantFrom(...nasty),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.array(fc.constantFrom(...nasty), { maxLength: 4 }).map((parts) => parts.join('')),
);
const quoted = hostileWords.map((text) => JSON.stringify(text));
const value = fc.oneof(hostileWords, quoted, quoted);
const code = fc.constantFrom('line one();', 'votes += 1;', '```\nvotes += 1;\n````');

/** A note of which any part may be as it should be, or be hostile. */
export const hostileNote = fc
  .record({
    schema: fc.oneof(
      { weight: 9, arbitrary: fc.constant('mob-handover/note/1') },
      { weight: 1, arbitrary: value },
    ),
    kind: fc.oneof(
      { weight: 9, arbitrary: fc.constantFrom('warning', 'question') },
      { weight: 1, arbitrary: value },
    ),
    at: fc.oneof(
      { weight: 9, arbitrary: fc.constant('2026-11-22T10:00:00Z') },
      { weight: 1, arbitrary: value },
    ),
    people: fc.array(fc.oneof(fc.constant('Kim'), value), { maxLength: 2 }),
    anchors: fc.array(
      fc.record({
        path: fc.oneof(fc.constantFrom('src/a.ts', '"we*ird [x](y).ts"'), value),
        exact: fc.oneof(
          code.map((text) => JSON.stringify(text)),
          value,
        ),
      }),
      { maxLength: 3 },
    ),
    more: fc.array(value, { maxLength: 2 }),
    body: fc.array(
      fc.oneof(
        hostileWords,
        hostileWords.map((text) => `[x](${text})`),
        hostileWords.map((text) => `# ${text}`),
      ),
      { maxLength: 4 },
    ),
  })
  .map(({ schema, kind, at, people, anchors, more, body }) =>
    [
      '---',
      `schema: ${schema}`,
      `kind: ${kind}`,
      `at: ${at}`,
      ...(people.length === 0 ? [] : ['toldBy:', ...people.map((name) => `  - ${name}`)]),
      ...(anchors.length === 0 ? [] : ['anchors:']),
      ...anchors.flatMap((anchor) => [`  - path: ${anchor.path}`, `    exact: ${anchor.exact}`]),
      ...more.map((each, number) => `x${number}: ${each}`),
      '---',
      '',
      ...body,
    ].join('\n'),
  );
