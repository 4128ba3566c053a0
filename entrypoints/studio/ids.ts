/** An id for something new, made of its name so that whoever reads a log knows it again; never one that is taken. */
export function idFrom(name: string, taken: readonly string[], chance = () => crypto.randomUUID().slice(0, 8)): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z\d]+/g, '-')
    .slice(0, 60)
    .replace(/^-|-$/g, '');
  const first = plain || chance();
  for (let count = 1; ; count += 1) {
    const id = count === 1 ? first : `${first}-${count}`;
    if (!taken.includes(id)) return id;
  }
}
