/**
 * The value below which a share of the values lies (nearest rank). NaN where there are none.
 * @param {readonly number[]} values
 * @param {number} share 0 to 1
 */
export function quantile(values, share) {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}

/** @param {readonly number[]} values */
export function median(values) {
	return quantile(values, 0.5);
}

/** @param {number} bytes */
export function kilobytes(bytes) {
	return (bytes / 1000).toFixed(1);
}

/** @param {number} value */
export function rounded(value) {
	return value < 100 ? value.toFixed(1) : value.toFixed(0);
}

/**
 * Rows of words and figures as lines, the first column to the left and the others to the right.
 * @param {readonly (readonly string[])[]} rows
 */
export function table(rows) {
	const columns = Math.max(...rows.map((row) => row.length));
	const widths = Array.from({ length: columns }, (_, column) =>
		Math.max(...rows.map((row) => (row[column] ?? '').length))
	);
	return rows
		.map((row) =>
			row
				.map((cell, column) => {
					const blank = ' '.repeat((widths[column] ?? 0) - cell.length);
					return column === 0 ? cell + blank : blank + cell;
				})
				.join('  ')
				.trimEnd()
		)
		.join('\n');
}
