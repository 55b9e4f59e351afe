// Places in files, as the rules name them.

/** What a line such as `capabilities.csv:9:9: unknown word` names; without a place, only the message. */
export function placesOf(line) {
  const found = /^([^:\s]+):(\d+)(?::(\d+))?:?\s*(.*)$/s.exec(line);
  if (!found) return { message: line };
  return { file: found[1], line: Number(found[2]), column: Number(found[3] ?? 1), message: found[4] };
}

/** Puts the cursor where line and column (from 1) are, and marks the rest of the line. */
export function place(field, line, column) {
  const lines = field.value.split('\n');
  const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  const end = start + (lines[line - 1]?.length ?? 0);
  field.focus();
  field.setSelectionRange(Math.min(start + column - 1, end), end);
  field.scrollTop = (field.scrollHeight * Math.max(0, line - 4)) / Math.max(1, lines.length);
}
