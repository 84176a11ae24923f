export function characterByName(_name: string): string | undefined {
  return undefined;
}
