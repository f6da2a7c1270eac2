import * as path from 'node:path';

/** Which documents depend on which files, by absolute paths. */
export class PathUses {
  readonly #usedBy = new Map<string, Set<string>>();
  readonly #usesOf = new Map<string, readonly string[]>();

  /** @param root the folders between it and a file count as used: they can be deleted or renamed as a whole */
  set(user: string, files: readonly string[], root: string): void {
    this.delete(user);
    const used = new Set<string>();
    for (const file of files) {
      for (let each = file; each.length > root.length && !used.has(each); each = path.dirname(each))
        used.add(each);
    }
    this.#usesOf.set(user, [...used]);
    for (const each of used) {
      const users = this.#usedBy.get(each);
      if (users === undefined) this.#usedBy.set(each, new Set([user]));
      else users.add(user);
    }
  }

  delete(user: string): void {
    for (const each of this.#usesOf.get(user) ?? []) {
      const users = this.#usedBy.get(each);
      users?.delete(user);
      if (users?.size === 0) this.#usedBy.delete(each);
    }
    this.#usesOf.delete(user);
  }

  usersOf(file: string): Iterable<string> {
    return this.#usedBy.get(file) ?? [];
  }

  users(): Iterable<string> {
    return this.#usesOf.keys();
  }
}
