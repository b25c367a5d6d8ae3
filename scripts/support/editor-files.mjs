/** Where the package keeps what editors read of the elements. */
export const EDITOR_FILES = {
  vsCodeHtml: 'editors/vscode.html-custom-data.json',
  vsCodeCss: 'editors/vscode.css-custom-data.json',
  jetBrains: 'editors/web-types.json',
};
