import { expect } from 'chai';
import { minifyTemplates } from '../../scripts/support/minify-templates.mjs';

const STYLES = '\n  .a,\n  .b {\n    /* why */\n    margin: 0 auto;\n  }\n  @media (min-width: 10px) {\n    .a:hover {\n      color: red;\n    }\n  }\n';
const LESS = '.a,.b{margin:0 auto;}@media (min-width: 10px){.a:hover{color:red;}}';

describe('templates in the built package', () => {
  it('lose their indentation as the compiler writes them, and as people do', () => {
    for (const tag of ['css', 'css ']) expect(minifyTemplates(`const a = ${tag}\`${STYLES}\`;`)).to.equal(`const a = ${tag}\`${LESS}\`;`);
    for (const tag of ['html', 'svg ']) expect(minifyTemplates(`const a = ${tag}\`\n  <p>\n    \${b}\n  </p>\n\`;`)).to.equal(`const a = ${tag}\` <p> \${b} </p> \`;`);
  });

  it('are all that is changed', () => {
    const code = 'const a = `\n  text\n`;\n\n  const b = other`\n  x\n`;\nconst c = css``;';
    expect(minifyTemplates(code)).to.equal(code);
  });
});
