import assert from 'node:assert/strict';
import fc from 'fast-check';
import { withoutMacros } from '../../../../src/core/hotspots/languages/cText';

const squeezed = (text: string): string => withoutMacros(text).replace(/\s+/g, ' ').trim();

describe('C and C++ for a parser that knows no macros', () => {
  const texts: readonly (readonly [string, string])[] = [
    ['class EXPORTED Box : public Base {};', 'class Box : public Base {};'],
    ['EXPORTED int count(int votes);', 'int count(int votes);'],
    ['int CALLED count(int votes);', 'int count(int votes);'],
    ['void seal() NOTHROW;', 'void seal() ;'],
    ['#ifdef __cplusplus\nextern "C" {\n#endif\nint a;', 'int a;'],
    ['static DWORD count(int votes);', 'static DWORD count(int votes);'],
    ['FILE *log_file(void);', 'FILE *log_file(void);'],
    ['class BOX {};', 'class BOX {};'],
    ['EXPORTED\nsize_t count(void);', 'size_t count(void);'],
    ['_EXPORTED Box::Box(int size) {}', 'Box::Box(int size) {}'],
    ['PURE(EXPORTED int count(void));', 'int count(void) ;'],
    ['UNUSED(static int count(int (*each)(int)))\n{', 'static int count(int (*each)(int)) {'],
    ['ASSERT(count(votes));', 'ASSERT(count(votes));'],
    ['LIST_HEAD(votes)\n\nint a;', 'LIST_HEAD(vote); int a;'],
    ['LIST_HEAD(votes)\n{', 'LIST_HEAD(votes) {'],
    ['LIBRARY_NAMESPACE_BEGIN\nint a;\n__END_DECLS', 'int a;'],
    ['LIB_BEGIN_DECL\nint a;\nLIB_END_DECL', 'int a;'],
    ['#define REFS "refs/*:refs/*"\nint a;\n/* b */', '#define REFS 0 int a; /* b */'],
    ['class EXPORTED [[nodiscard]] Box {};', 'class [[nodiscard]] Box {};'],
    ['#define EACH(a) \\\n do { /* a */ \\\n } while (0)\nint a;', '#define EACH(a) 0 int a;'],
    ['#define GUARD_H \nint a;', '#define GUARD_H0 int a;'],
    ['TEMPLATE_OF_BOX\nclass Box {};', 'class Box {};'],
    [
      'template <typename T> ENABLE_IF((a<T>), (int)) count(T votes);',
      'template <typename T> void count(T votes);',
    ],
    ['ENABLE_IF((a), (b)) operator+=(Box b);', 'void operator+=(Box b);'],
    ['#define COUNT int count(void)', '#define COUNT int count(void)'],
  ];
  for (const [text, expected] of texts) {
    it(JSON.stringify(text), () => {
      assert.equal(squeezed(text), expected);
    });
  }

  it('knows a macro of the same file that ends in an access specifier', () => {
    const text =
      '#define MAKE(a) \\\n protected: int a; \\\n public:\nclass Box {\n  MAKE(size)\n  OTHER(size)\n};';
    assert.equal(squeezed(text), '#define MAKE(a) 0 class Box { public: OTHER(siz); };');
  });

  it('keeps every place of the text', () => {
    const word = fc.constantFrom(
      'class',
      'EXPORTED',
      'int',
      ' ',
      '\n',
      '(',
      ')',
      '{',
      ';',
      '#endif',
      'extern "C" {',
      '#define NAME "a/*"',
      'name',
      '#ifdef __cplusplus',
      '#define NAME',
      '#define MAKE(a) \\\n public: \\\n int a;\n',
      '\n MAKE(a)\n',
      'ENABLE_IF((a), (b)) ',
      '\\\n',
      'EXPORTED(int name())',
      '__END_DECLS',
    );
    fc.assert(
      fc.property(fc.array(word), (words) => {
        const text = words.join(' ');
        const prepared = withoutMacros(text);
        assert.equal(prepared.length, text.length);
        assert.deepEqual(
          [...prepared.matchAll(/\n/g)].map(({ index }) => index),
          [...text.matchAll(/\n/g)].map(({ index }) => index),
        );
      }),
    );
  });
});
