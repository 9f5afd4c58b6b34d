// Also read by browsers as it stands, for the tests that bring their own hands: see tests/browsers.

/** The names of what a learner acts on, in either language of the interface. */
export const controlWords = {
	begin: /^(先试|Try)/,
	meetMore: /^(再?认识|Meet|\d+ more from)/,
	review: /^(开始复习|接着复习|Start review|Go on)$/,
	keep: /^(记住它|Keep)$/,
	skip: /^(跳过|Skip)$/,
	reveal: /^(显示答案|Show answer)$/,
	again: /^(重来|Again)/,
	hard: /^(困难|Hard)/,
	good: /^(良好|Good)/,
	easy: /^(简单|Easy)/,
	undo: /^(撤销|Undo)$/,
	redo: /^(重做|Redo)$/,
	leave: /^(离开|Leave)/,
	home: /^(回到今日|Back to Today)$/
};
