import type { Language } from '#lib/core/language.ts';

/**
 * What a learner knows after a year or two of the language: about the four lower levels of HSK, and
 * the thousand commonest English words with meaning. A gap in place of such a word has many other
 * answers; a word beyond them is somebody's choice. Vague words and function words stand in
 * their own lists.
 */
const chinese = `
爱 爱好 爱情 安静 安排 安全 八 爸爸 百分之 班 搬 办公室 半天 帮忙 包 包子 保护 保证 报告 报名 报纸 抱歉 杯子 北京 本来 鼻子 比赛 毕业 变化 标准 表格 表演 表扬 别人 宾馆 冰箱 并且 博士 不错 部门 材料 菜单 参观 餐厅 草 厕所 茶 差不多 长城 尝 场 超市 超过 吵 衬衫 成绩 成熟 诚实 城市 乘坐 吃 吃惊 迟到 出发 出生 出租车 厨房 穿 传真 船 窗户 春 词典 词语 聪明 粗心 存 打扮 打电话 打工 打扰 打扫 打算 打印 打折 打针 大概 大使馆 大学 大学生 大夫 带 戴 担心 蛋糕 当然 到处 道歉 登机牌 等 低 底 地点 地球 地铁 地图 地址 弟弟 电脑 电视 电影 电子邮件 电梯 电话 调查 掉 丢 冬 动物 动作 堵车 肚子 短信 锻炼 对话 对面 儿童 儿子 耳朵 发 发烧 发生 法律 翻译 烦恼 反对 反映 饭店 饭馆 房间 房东 放 放弃 放暑假 放松 放心 飞机 非常 分 分钟 丰富 风景 否则 夫妻 服务 服务员 符合 父亲 负责 附近 复习 复印 富 改变 干杯 干净 干燥 感动 感情 感谢 感冒 刚才 高速公路 高兴 告诉 哥哥 歌 个子 各种 给 工资 工人 工厂 工程师 公共汽车 公里 公园 公斤 共同 狗 购物 够 估计 鼓励 故事 故意 顾客 刮风 挂 关 关系 关键 关于 观众 管理 光 广播 广告 逛 规定 贵 国际 国籍 果汁 过程 孩子 海洋 害羞 寒假 汗 航班 好吃 号 号码 喝 合格 河 盒子 黑 黑板 红 后悔 后来 厚 互相 护士 护照 花 花园 画 怀疑 坏 欢迎 环境 还 换 黄河 回 回答 回忆 会议 活动 活泼 火 火车站 获得 机场 鸡蛋 积累 基础 激动 及时 集合 计划 记得 记者 记忆 技术 季节 既然 继续 寄 加班 加油站 家 家具 家庭 家乡 坚持 检查 简单 见面 建议 健康 将来 讲 奖金 交 交流 交通 郊区 骄傲 教 教室 教授 教育 角 饺子 脚 叫 接 接受 接着 街道 节目 节日 节约 结果 结婚 结束 姐姐 解决 解释 介绍 借 今天 紧张 进 近 京剧 经常 经过 经济 经理 精彩 精神 警察 竞争 竟然 镜子 究竟 久 酒 旧 救 举 举办 举行 句子 拒绝 距离 聚会 决定 咖啡 开 开会 开玩笑 开心 开始 看法 看见 考虑 考试 烤鸭 科学 咳嗽 可爱 可怜 可惜 课 客人 客厅 空 空气 空调 恐怕 口 哭 苦 裤子 筷子 矿泉水 困 困难 垃圾桶 蓝 篮球 懒 浪费 浪漫 老虎 老师 老 冷 冷静 离开 礼拜天 礼貌 礼物 历史 厉害 力气 理发 理想 例如 俩 联系 脸 练习 凉快 辆 聊天 邻居 零钱 流利 流行 留 留学 楼 路 旅游 律师 乱 麻烦 马虎 买 卖 满 满意 忙 猫 毛巾 帽子 没关系 每 美丽 妹妹 门 梦 米饭 密码 免费 面包 面条 民族 明天 名字 母亲 目的 耐心 男人 难过 难受 内 内容 年级 年龄 年轻 鸟 您 牛奶 农村 努力 女儿 女人 暖和 偶尔 爬山 排队 排列 盘子 判断 旁边 胖 跑步 陪 朋友 批评 皮肤 啤酒 便宜 脾气 篇 骗 票 漂亮 乒乓球 平时 苹果 破 葡萄 普遍 普通话 其次 奇怪 骑 起床 起飞 起来 气候 铅笔 千万 签证 钱 敲 桥 巧克力 亲戚 轻 轻松 清楚 晴 情况 请 请假 穷 秋 区别 取 去年 全部 缺点 缺少 裙子 确实 热 热闹 热情 人民币 认识 认真 任务 扔 日记 容易 入口 散步 森林 沙发 伤心 商店 商量 上班 上网 上午 稍微 勺子 少 社会 身体 申请 深 甚至 生病 生活 生命 生气 生日 生意 声音 省 剩 失败 失望 师傅 十分 时间 实际 实在 食品 使用 世纪 市场 事情 试 适合 适应 收 收入 收拾 手 手表 手机 首都 首先 受不了 受到 瘦 书 舒服 叔叔 输 熟悉 数量 数学 数字 刷牙 帅 双 水 水果 水平 睡觉 顺便 顺利 顺序 说话 说明 硕士 司机 死 送 速度 塑料袋 酸 随便 随着 孙子 所有 抬 台 态度 谈 弹钢琴 汤 糖 讨论 讨厌 特别 疼 踢足球 提 提前 体育 题 天气 甜 填空 条件 跳舞 停 挺 通过 通知 同情 同时 同事 同学 同意 头发 突然 图书馆 推 推迟 脱 袜子 外 完 完成 玩 晚上 网球 网站 往往 忘记 危险 卫生间 味道 温度 文化 文章 问 污染 无聊 误会 西红柿 西瓜 吸引 习惯 洗手间 洗澡 喜欢 夏 先生 咸 现金 羡慕 相反 相信 香 香蕉 响 想 想法 消息 小吃 小孩 小伙子 小姐 小时 小说 小心 校长 笑 笑话 效果 写 谢谢 心情 辛苦 新闻 新鲜 信封 信心 信用卡 星期 兴奋 兴趣 行 行李箱 醒 性别 熊猫 休息 修理 需要 许多 选择 学生 学习 学校 学期 雪 严格 严重 研究 盐 颜色 眼睛 眼镜 演出 演员 阳光 养成 样子 邀请 要是 钥匙 也许 爷爷 叶子 页 一切 医生 医院 衣服 已经 以为 艺术 意见 因此 阴 音乐 银行 引起 饮料 印象 应聘 英语 影响 永远 勇敢 优点 优秀 幽默 尤其 由于 邮局 游戏 游泳 友好 友谊 有名 有趣 右边 愉快 雨 语法 语言 羽毛球 预习 遇到 元 原来 原谅 原因 远 愿意 约会 月 月亮 阅读 云 允许 运动 杂志 再见 暂时 脏 早上 责任 增长 炸 占线 张 长 丈夫 招聘 着急 找 照顾 照片 照相机 正常 正好 正式 证明 支持 只好 知识 直 植物 职业 指 至少 质量 中国 中间 中文 中午 种 重点 重视 周 周末 周围 主动 主意 主要 祝 祝贺 著名 专门 专业 转 准备 准确 准时 桌子 仔细 自己 自然 自信 自行车 总结 租 最后 最近 尊重 左边 作家 作业 作者 作用 座 座位 做
毛病 策略 吃饭 想通 从小 学会 房子 家里 老家 小区 马路 司机 老人 年轻人 男孩 女孩 小学 中学 高中 初中 老师 同学 校园 课堂 作业 单位 上司 同事 下属 员工 办公 上班 下班 出差 工资 奖金 脑筋 手脚 身边 心里 眼里 手里 嘴里 好坏 高低 大小 多少 长短 程序员 工程师 研究者 创业 创业者 员工 老板 客户 同行 专家 院士 学者 人员 人才 美国 日本 欧洲 英文 时候 那时候 小时候 这时候 后面 前面 上面 下面 里面 外面 之类 一生 一辈子 人生 一天 一年 每天 每年 半年 上个月 下个月 多年 几年 这几年 今后 日常 早期 一会儿 真实 现场 全国 大学 学院 硕士 课程 论文 实验 实验室 项目 计算 计算机 软件 硬件 网络 互联网 功能 任务 指标 成本 价格 收入 利润 资金 投资 投资人 市场 企业 客户 消费者 品牌 竞争 竞争对手 合作 协议 会议 机构 部门 领导 管理 组织 制度 规则 政策 法律 资源 能源 工具 机器 设备 零件 材料 测试 评估 优化 更新 版本 升级 上线 发布 部署 运行 执行 代码 编程 写代码 数据 文档 文字 图片 图像 视频 音频 语音 声音 搜索 推荐 广告 流量 用户 粉丝 内容 创作 作品 故事 
`;

const english = `
accept according account act action activity add address admit adult affect afraid age ago agree air allow alone amount analysis animal answer apply approach area argue arm arrive art article artist ask assume attack attention author authority avoid away baby back bad ball bank bar base beat beautiful bed behavior behaviour benefit bill bit black blood blue board body book born boss bottom box boy break bring brother brought budget build building built business buy call camera campaign car card care career carry case catch cause cell center central centre century chair challenge chance character charge check child children choice choose church citizen city civil claim class clear close coach cold collection college color colour commercial community compare computer concern condition conference consider consumer contain control conversation cost country couple course court cover create crime cultural culture cup customer cut dark data date daughter day dead deal death debate decade decision deep defense degree democratic describe design despite detail determine die dinner direction director discover discuss discussion disease doctor dog door draw dream drive drop drug earth east easy eat economic economy edge education effect effort eight election employee end energy enjoy enter environment establish evening event evidence exist expect expensive expert explain eye face fail fall family fast father fear federal field fight figure fill film final finally financial fine finger finish fire firm fish five floor fly focus food foot force foreign forget form former forward four free friend front full fund game garden gas girl glass goal government ground grow growth guess gun guy hair half hand hang happy head health hear heart heat heavy herself history hit hold home hope hospital hot hotel hour house hundred husband idea identify image imagine include indeed indicate information inside institution interest interesting international interview investment item job join kid kill kitchen knowledge land language late laugh law lawyer lay leader leave left leg legal let letter lie life light like limit line list listen live local lose loss lost love low machine magazine maintain man manage management manager mark market marriage material measure media medical meet meeting member memory mention message middle military million mind minute miss modern money morning mother mouth move movement movie music myself name nation national natural nature near nearly network news newspaper nice night none north note notice nothing occur offer office officer official oil old operation organization outside own owner page pain paint painting paper parent park participant partner party pass past patient pattern pay peace penny perform performance period phone photo physical pick picture plan plant play player police policy political politics poor popular population position practice prepare president pressure prevent price private professional professor property protect prove public pull purpose push put quality quite race radio raise range rate read ready reality receive recognize record red reduce reflect region relate relationship religious remain remember remove report represent require research researcher resource respond response rest return reveal rich rise risk road rock room rule run safe save scene school science scientist score sea season seat section security seek sell send senior series serious serve service set seven sex shake share shoot short shot show side sign single sister sit site size skill skin sleep smile social society soldier sort sound source south southern space speak speech spend sport staff stage stand standard star statement stay stock stop store story strategy street structure student study stuff style subject suffer suggest summer support sure surface table talk task tax teach teacher television ten tend test thank theory thousand threat three throw top total tough town trade traditional train training travel treat treatment tree trial trip trouble truth turn two unit upon usually victim violence visit voice vote wait walk wall war watch water weapon wear week weight west western white wife win wind window wish woman wonder write writer yard yes yesterday
length width height weight half quarter dozen plenty angle corner middle circle square bone brain tooth neck shoulder knee stomach winter spring autumn month bird tea coffee rice bread sugar salt milk egg meat fruit vegetable shirt shoe coat hat pocket bag basket kettle knife fork spoon plate bowl lamp chair bedroom bathroom garage roof wall key lock gift holiday luck lucky sad angry tired hungry thirsty clean dirty wet dry sweet bitter sharp soft loud quiet slow warm cool empty cheap honest lazy proud brave wise stupid silly funny strange nice kind gentle busy careful correct dangerous equal normal basic common regular perfect wonderful terrible favorite favourite famous popular
chinese american english european western
handle tie pour lift knock wrap roll slide steal grab bend bite blow borrow lend chase climb collect copy count cook cry dig divide drag dress earn escape explore fold gather guide hide hunt hurt invite jump kick lean load lock manage march melt mix nod order pack pause plug point pray press print promise reply repeat request rub rush sail scream search shout shut sing sink slip smell spread squeeze stretch strike swim swing tear throw touch trust twist visit wander warn wave whisper yell wake blame dare deny doubt forgive guard hate obey owe praise rely ruin settle solve essence majority crowd pair set series
programmer programmers startup startups customers users founder engineer engineers software hardware internet website online digital version update release feature features tool tools code computer computers lab labs paper papers university universities money dollars months weeks days hours minutes interviewer podcast episode conversation chapter talent
`;

const lists = {
	zh: new Set(chinese.split(/\s+/u).filter((word) => word !== '')),
	en: new Set(english.split(/\s+/u).filter((word) => word !== ''))
};

/** Whether a word belongs to the everyday vocabulary; English in any of its plain endings. */
export function isCommonWord(word: string, language: Language): boolean {
	const folded = word.toLowerCase();
	return language === 'zh'
		? lists.zh.has(folded)
		: plainForms(folded).some((form) => lists.en.has(form));
}

/** An English word, and what it may be a form of (countries: countrie, country). */
export function plainForms(word: string): readonly string[] {
	const forms = [word];
	for (const [ending, ...replacements] of [
		['ies', 'y'],
		['es', '', 'e'],
		['s', ''],
		['ied', 'y'],
		['ed', '', 'e'],
		['ing', '', 'e'],
		['er', '', 'e'],
		['est', '', 'e'],
		['ly', '', 'le']
	] as const) {
		if (word.endsWith(ending) && word.length > ending.length + 2) {
			const stem = word.slice(0, -ending.length);
			forms.push(...replacements.map((replacement) => stem + replacement));
			// stopping, bigger
			if (/([bdgklmnprt])\1$/u.test(stem)) {
				forms.push(stem.slice(0, -1));
			}
		}
	}
	return forms;
}
