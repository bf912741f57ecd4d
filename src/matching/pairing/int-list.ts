/** The number at a place that is known to exist; 0 beyond the end. */
export function at(list: Int32Array, index: number): number {
  return list[index] ?? 0;
}

/** Creates `size` integers, all equal to `value`. */
export function filled(size: number, value: number): Int32Array {
  return new Int32Array(size).fill(value);
}
