import { plainForms } from '#lib/core/card/plain-forms.ts';
import type { Language } from '#lib/core/language.ts';
import { remembering } from '#lib/core/remembering.ts';

/**
 * Words with meaning for which a dozen others would do: hidden, they ask for luck, not for memory.
 * Gathered by hand from what the generator first proposed on real pages.
 */
const chinese = `
总是 总 常常 经常 往往 从来 全
时代 时刻 时间 阶段 过程 过去 未来 现在 目前 当前 如今 今天 今年 明年 去年 最近 以往 短期 长期 早期 后期 期间 瞬间 一瞬间 这一天 有机会 机会 机遇 无论如何
事 事情 东西 问题 情况 状态 状况 方面 方向 方式 方法 方案 办法 地方 部分 程度 领域 行业 世界 社会 全世界 国家 环境 条件 基础 关键 核心 本质 特点 特质 特征 优势 劣势 优点 缺点 好处 坏处 原因 结果 影响 作用 意义 价值 目标 目的 任务 工作 活 生活 经历 经验 道理 教训 信息 内容 形式 形态 模式 结构 框架 体系 系统 机制 能力 水平 效率 速度 质量 数量 规模 范围 角度 观点 看法 意见 态度 思路 风格 个性 性格 公司 团队 组织 项目 产品 应用 场景 用户 模型 人 人们 人类 大部分 少部分 少数 多数 大多数 绝大多数 整个 整体 全部 个人 个体 全 
重要 主要 关键 最好 更好 很好 好 坏 差 强 弱 大 小 高 低 长 短 快 慢 多 少 新 旧 难 容易 简单 复杂 困难 清楚 明确 清晰 明显 显著 巨大 重大 强大 优秀 良好 合适 适合 不同 相同 一样 类似 相似 一致 普通 一般 独特 特殊 具体 直接 间接 有效 真正 真的 现实 客观 主观 微观 宏观 天然 自然 完全 彻底 完整 充分 必要 有趣 幸运 成功 失败 错误 正确 慢慢 逐渐 迅速 快速 
知识 技能 驱动力 影响力 重要性 可能性 生产力 创造力 吸引力 竞争力 积极性 必要性 多样性 复杂性 自由度 知名度 成就感 
与此同时 总而言之 众所周知 理所当然 某种程度 大多数 绝大部分 越来越多 各种各样 前所未有 至关重要 不可忽视 越多越好 越来越好 反过来 说到底 归根结底 误打误撞  不同之处 很大程度 
ai 人工智能 大模型 上下文 机器人 程序员 研究员 创业公司 产品 平台 
区别 差异 差别 标准 评价 数据 技术 理论 行为 研究 训练 学习 普及 
`;

/** The verbs and pronouns among them: with their neighbours they make no phrase. */
const chineseLoose = `
自己 别人 人家 大家 其他 其它 任何 一切 所有 意思 记住 没错 别的 有的 似的 总的 是的
需要 愿意 敢 肯 来 去 做 干 说 看 想 觉得 认为 知道 提供 发展 变成 变得 改变 转变 提升 提高 增加 增强 减少 降低 加速 推动 促进 实现 完成 做到 达到 获得 得到 取得 拥有 具备 具有 存在 出现 产生 形成 成为 建立 创造 创建 构建 制定 打造 设计 解决 处理 面对 面临 遇到 选择 决定 判断 理解 了解 认识 明白 懂得 懂 发现 看到 看见 听到 感觉 感到 感受 希望 喜欢 担心 害怕 关心 关注 重视 强调 提出 提供 支持 帮助 参与 加入 离开 进入 处于 开始 继续 停止 结束 保持 维持 使用 利用 运用 采用 应用 进行 处理 管理 控制 组成 属于 来自 涉及 负责 努力 尝试 试图 追求 寻找 找到 想明白 想清楚 搞明白 定义 贡献 体现 表现 表示 说明 意味着 需要 要求 允许 避免 阻止 防止 失去 丢失 放弃 花 拿 拿着 叫 叫做 管 变 当 出来 下来 下去 起来 过来 过去 上来 上去 出去 进来 进去 回来 回去 一路 路 头 有人 有条件 干到 总爱 爱 解锁 接近 愿意 有望
`;

const english = `
itself himself herself themselves yourself yourselves myself ourselves everything nothing everyone anyone someone something anything always never all
able about above across actual actually again almost already always around available based because before beginning best better big biggest bigger certain clear clearly common company companies completely context could current currently development different difficult early easier easiest easy enough entire especially essential essentially even eventually every everyone exactly example experience extremely fact factor factors fairly far feeling field first following future general generally good great greater group hard harder hardest high higher highest huge important impossible improvement increase increasingly individual industry instead issue issues kind large larger last later least left less level likely little long longer looking main mainly major matter matters meaning method might model models moment months most moving much never new next nothing number often once only open opinion opportunity order original others otherwise outside overall part particular particularly people person personal personally piece place point possible potential power powerful present pretty probably problem problems process produce product products progress project projects purely question questions quickly rather real really reason recent recently result results right role same second seem several should significant similar simple simply since situation small smaller some someone soon special specific state step steps still strong stronger strongest success successful such suitable system systems team teams technology term terms their themselves there therefore though through thus time times today together toward true truly type understanding unique unlikely until useful user users usually value values various very whole whose wide within without word words working world would wrong year years yet young
honest willing ability extra aware glad
knowledge skills ai coding code ml stage anymore instead longer higher
`;

const englishLoose = `
change run put set tend matter back ahead away forward apart along soon everybody somebody anybody nobody everyone someone anyone everything something anything nothing become becomes becoming believe come comes continue decide depend depends develop developed develops find finds feel follow give given gives happen happened happens help helps improve improved involved keep know known lead leads learn learned look mean means need needed needs provide reach realise realised realize realized say saying says see seems sense start started take tell think thinking thought tried try trying turn understand use using view want wants work worked works call called calls enter entered figure figuring getting let makes making worrying
`;

const loose = { zh: wordSet(chineseLoose), en: wordSet(englishLoose) };
const others = { zh: wordSet(chinese), en: wordSet(english) };

function wordSet(list: string): ReadonlySet<string> {
	return new Set(list.split(/\s+/u).filter((word) => word !== ''));
}

const isLoose = { zh: among(loose, 'zh'), en: among(loose, 'en') };
const isOther = { zh: among(others, 'zh'), en: among(others, 'en') };

/** Whether a word has so many synonyms that a gap in its place has no one right answer. */
export function isVagueWord(word: string, language: Language): boolean {
	return isOther[language](word) || isLoose[language](word);
}

/** Whether a vague word makes no phrase with its neighbours, being a verb (提供, become) or a pronoun. */
export function isLooseWord(word: string, language: Language): boolean {
	return isLoose[language](word);
}

/** Whether a word is in a list; English words in any of their plain endings. */
function among(
	lists: Readonly<Record<Language, ReadonlySet<string>>>,
	language: Language
): (word: string) => boolean {
	const list = lists[language];
	return remembering((word) =>
		language === 'zh'
			? list.has(word.toLowerCase())
			: plainForms(word.toLowerCase()).some((form) => list.has(form))
	);
}
