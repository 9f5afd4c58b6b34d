import * as v from 'valibot';
import type { YamlProblem, YamlProblemCode } from '#lib/content/yaml-problem.ts';
import { readYaml, type YamlPath, type YamlSource } from '#lib/content/yaml-source.ts';

/** A YAML text of the wanted shape, or everything in which it is not, by line. */
export type ShapedYaml<Shape> =
	| { readonly ok: true; readonly value: Shape; readonly reporter: Reporter }
	| { readonly ok: false; readonly problems: readonly YamlProblem[] };

/** Takes note of a problem at a place of the file. */
export type Report = (code: YamlProblemCode, path: YamlPath, message: string) => void;

/** Gathers what is wrong with a text beyond its shape. */
export interface Reporter {
	readonly add: Report;
	/** What was reported so far, by line. */
	readonly problems: () => readonly YamlProblem[];
}

/** Reads a YAML text and checks its shape. */
export function readShaped<const Schema extends v.GenericSchema>(
	text: string,
	schema: Schema
): ShapedYaml<v.InferOutput<Schema>> {
	const yaml = readYaml(text);
	if ('problems' in yaml) {
		return { ok: false, problems: yaml.problems };
	}
	const { source } = yaml;
	const parsed = v.safeParse(schema, source.value);
	return parsed.success
		? { ok: true, value: parsed.output, reporter: reporterFor(source) }
		: { ok: false, problems: shapeProblems(parsed.issues, source) };
}

function reporterFor({ lineOf }: YamlSource): Reporter {
	const problems: YamlProblem[] = [];
	return {
		add: (code, path, message) => {
			problems.push({ code, line: lineOf(path), message });
		},
		problems: () => byLine(problems)
	};
}

function byLine(problems: readonly YamlProblem[]): readonly YamlProblem[] {
	return [...problems].sort((a, b) => a.line - b.line);
}

function shapeProblems(
	issues: readonly v.BaseIssue<unknown>[],
	source: YamlSource
): readonly YamlProblem[] {
	const problems = issues.map((issue): YamlProblem => {
		const path = (issue.path ?? []).map(({ key }) => key as string | number);
		const name = path.join('.');
		const line = source.lineOf(path);
		if (issue.type === 'strict_object' && issue.expected === 'never') {
			return { code: 'unknown-key', line, message: `“${name}” is not a key of this format` };
		}
		if (issue.type === 'strict_object' && issue.received === 'undefined') {
			const isLanguage = /\.(?:zh|en)$/.test(name);
			return isLanguage
				? { code: 'missing-language', line, message: `“${name}” has not been written` }
				: { code: 'missing-key', line, message: `“${name}” is missing` };
		}
		const found = `expected ${issue.expected ?? 'something else'}, found ${issue.received}`;
		return { code: 'wrong-value', line, message: `“${name}”: ${found}` };
	});
	return byLine(problems);
}
