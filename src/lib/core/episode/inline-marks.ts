/** `[words](https://…)` and `![words](https://…)`; the words are shown, the address is not. */
const link = /!?\[([^[\]]+)\]\(https?:\/\/[^\s()]*(?:\([^\s()]*\)[^\s()]*)?(?:\s+"[^"]*")?\)/g;
const strong = /\*\*(?=[^\s*])([^*]*[^\s*])\*\*/g;
const emphasis =
	/(?<![\p{Script=Latin}\p{N}*])\*(?=[^\s*])([^*]*[^\s*])\*(?![\p{Script=Latin}\p{N}*])/gu;

function onceWithout(line: string): string {
	return line.replace(link, '$1').replace(strong, '$1').replace(emphasis, '$1');
}

function lineWithout(line: string): string {
	if (!line.includes('*') && !line.includes('](')) {
		return line;
	}
	const bare = onceWithout(line);
	// Marks in marks in marks are nobody's formatting; left alone, a line that was read stays as it is.
	const words = onceWithout(bare) === bare ? bare.trim() : line;
	return words === '' ? line : words;
}

/**
 * A text without Markdown's emphasis and links, line by line: `**words**`, `*words*` and
 * `[words](https://…)` become the words. A link to anything but a web address is left as text, as is a
 * mark without its partner. A text that was read once stays as it is.
 */
export function withoutInlineMarks(text: string): string {
	return text.split('\n').map(lineWithout).join('\n');
}
