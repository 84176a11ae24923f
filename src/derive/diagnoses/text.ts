/** Findings as text and as data, for the command line. */
import { formatTime } from '../clock';
import { ruleOf } from './diagnose';
import type { Finding } from './types';

/** One paragraph for each finding, and at the end what each rule is about. */
export function findingsText(findings: readonly Finding[]): string {
  if (findings.length === 0) return 'Nothing found: no rule has anything to say about this run.';
  const lines = findings.flatMap((finding) => [
    `${where(finding)}${finding.isHint ? 'Hint: ' : ''}${finding.name}${finding.count > 1 ? ` (${finding.count} times)` : ''}, at ${formatTime(finding.atUs)}`,
    `  ${finding.text}`,
    ...finding.also.map((place) => `    ${where(place)}${place.text}, at ${formatTime(place.atUs)}`),
  ]);
  const rules = [...new Set(findings.map(({ rule }) => rule))].map((id) => ruleOf(id));
  return [
    ...lines,
    '',
    ...rules.flatMap((rule) => (rule === undefined ? [] : [`${rule.name}: ${rule.explanation}`])),
  ].join('\n');
}

function where({ sourceLine }: { readonly sourceLine: number }): string {
  return sourceLine > 0 ? `line ${sourceLine}: ` : '';
}

/** Findings for other programs, each with the explanation of its rule. */
export function findingsAsData(findings: readonly Finding[]): object[] {
  return findings.map((finding) => ({ ...finding, explanation: ruleOf(finding.rule)?.explanation ?? '' }));
}
