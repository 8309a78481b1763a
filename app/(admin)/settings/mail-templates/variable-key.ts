/** The catalogue's key of a variable: `lines[].name` is `lines_name`, since dots part the levels of a catalogue. */
export function variableKey(name: string): string {
  return name.replace('[]', '').replaceAll('.', '_');
}
