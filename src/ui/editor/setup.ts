/** CodeMirror as the page uses it: Python, our colours, no key that the page needs, styles under the page's policy. */
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { python } from '@codemirror/lang-python';
import {
  bracketMatching,
  HighlightStyle,
  indentOnInput,
  indentUnit,
  syntaxHighlighting,
} from '@codemirror/language';
import { EditorState, type Extension } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightSpecialChars,
  hoverTooltip,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { cspNonce } from '../csp-nonce';
import { awaitTooltipAt, markGutters, marksField } from './marks';

const highlighting = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.modifier], color: 'var(--code-keyword)' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--code-string)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--code-number)' },
  {
    tag: [tags.definition(tags.function(tags.variableName)), tags.definition(tags.className)],
    color: 'var(--code-name)',
  },
  { tag: [tags.comment, tags.meta], color: 'var(--code-comment)' },
]);

const look = EditorView.theme({
  '&': { height: '100%', color: 'var(--ink)', backgroundColor: 'transparent' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': {
    fontFamily: 'var(--font-code)',
    fontSize: 'var(--size-code)',
    lineHeight: '23px',
    overflow: 'auto',
  },
  '.cm-content': { padding: '12px 0', caretColor: 'var(--ink)' },
  '.cm-line': { padding: '0 12px 0 8px' },
  '.cm-gutters': { backgroundColor: 'var(--panel)', border: 'none', color: 'var(--code-comment)' },
  '.cm-lineNumbers .cm-gutterElement': { minWidth: '40px', padding: '0 2px 0 12px', fontSize: '12px' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)', borderLeftWidth: '2px' },
  '.cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': {
    background: 'color-mix(in srgb, var(--focus) 24%, transparent)',
  },
  '&.cm-focused .cm-matchingBracket': {
    backgroundColor: 'transparent',
    outline: '1px solid var(--edge)',
  },
  '.cm-tooltip': {
    backgroundColor: 'var(--panel)',
    color: 'var(--ink)',
    border: '1px solid var(--edge)',
    borderRadius: '8px',
    padding: '6px 10px',
    font: 'var(--size-small) / 1.45 var(--font-text)',
    maxWidth: '320px',
  },
});

/** `onEdit` hears of every change of the text; `describedBy` are ids, as in `aria-describedby`. */
export function editorExtensions(onEdit: (source: string) => void, describedBy: string): Extension[] {
  return [
    EditorView.cspNonce.of(cspNonce()),
    lineNumbers(),
    markGutters,
    marksField,
    highlightSpecialChars(),
    history(),
    drawSelection(),
    EditorState.tabSize.of(4),
    indentUnit.of('    '),
    indentOnInput(),
    bracketMatching(),
    python(),
    syntaxHighlighting(highlighting),
    // Ctrl-Enter belongs to the page. Esc and then Tab leaves the editor (CodeMirror's own rule).
    keymap.of([...defaultKeymap.filter(({ key }) => key !== 'Mod-Enter'), ...historyKeymap, indentWithTab]),
    look,
    EditorView.contentAttributes.of({
      'aria-label': 'Program',
      tabindex: '0',
      'aria-describedby': describedBy,
      spellcheck: 'false',
      autocapitalize: 'off',
    }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) onEdit(update.state.doc.toString());
    }),
    hoverTooltip((view, position) => {
      const found = awaitTooltipAt(view, position);
      if (found === null) return null;
      return {
        pos: found.from,
        end: found.to,
        create: () => {
          const dom = document.createElement('div');
          dom.textContent = found.text;
          return { dom };
        },
      };
    }),
  ];
}
