/** Reads values of unknown shape. Each decoder throws {@link ShapeError} with the path of what does not fit. */
export type Decoder<T> = (value: unknown, path: string) => T;

export class ShapeError extends Error {}

export const text: Decoder<string> = (value, path) => {
  if (typeof value !== 'string') throw new ShapeError(`${path} is no text`);
  return value;
};

export const finite: Decoder<number> = (value, path) => {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new ShapeError(`${path} is no number`);
  return value;
};

/** A time that `Date` can show. */
export const epochMs: Decoder<number> = (value, path) => {
  const at = finite(value, path);
  if (Math.abs(at) > 8.64e15) throw new ShapeError(`${path} is no time`);
  return at;
};

export const flag: Decoder<boolean> = (value, path) => {
  if (typeof value !== 'boolean') throw new ShapeError(`${path} is neither true nor false`);
  return value;
};

export function oneOf<const T extends string>(...allowed: readonly T[]): Decoder<T> {
  return (value, path) => {
    const found = allowed.find((one) => one === value);
    if (found === undefined) throw new ShapeError(`${path} is none of ${allowed.join(', ')}`);
    return found;
  };
}

export function list<T>(item: Decoder<T>): Decoder<readonly T[]> {
  return (value, path) => {
    if (!Array.isArray(value)) throw new ShapeError(`${path} is no list`);
    return value.map((one: unknown, index) => item(one, `${path}[${index}]`));
  };
}

/** `fallback` where the value is missing. */
export function orElse<T>(decoder: Decoder<T>, fallback: T): Decoder<T> {
  return (value, path) => (value === undefined ? fallback : decoder(value, path));
}

/** Undefined where the value is missing; {@link shape} then leaves the property out. */
export function maybe<T>(decoder: Decoder<T>): Decoder<T | undefined> {
  return (value, path) => (value === undefined ? undefined : decoder(value, path));
}

/** An object with these properties; others are dropped, and so are the undefined ones. */
export function shape<T extends object>(properties: {
  readonly [K in keyof T]-?: Decoder<T[K]>;
}): Decoder<T> {
  return (value, path) => {
    if (typeof value !== 'object' || value === null) throw new ShapeError(`${path} is no object`);
    const entries = Object.entries<Decoder<unknown>>(properties)
      .map(([key, decoder]) => [key, decoder(Reflect.get(value, key), `${path}.${key}`)] as const)
      .filter(([, decoded]) => decoded !== undefined);
    return Object.fromEntries(entries) as T;
  };
}
