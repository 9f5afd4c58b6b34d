/**
 * The field's terms, each with its usual counterparts in the other language, by which one side
 * gives the other away. They are words that `Intl.Segmenter` splits (显|存, 神经|网络, 对|齐) as
 * well as words that it knows. Facts of the language, gathered by hand; one line a term.
 */
const fieldLines = `
人工智能 = AI | artificial intelligence
大语言模型 = large language model | LLM
语言模型 = language model
大模型 = large model | LLM
基础模型 = foundation model
世界模型 = world model
推理模型 = reasoning model
奖励模型 = reward model
扩散模型 = diffusion model
多模态 = multimodal
神经网络 = neural network
深度学习 = deep learning
机器学习 = machine learning
强化学习 = reinforcement learning | RL
监督学习 = supervised learning
无监督学习 = unsupervised learning
自监督学习 = self-supervised learning
迁移学习 = transfer learning
元学习 = meta-learning
持续学习 = continual learning
预训练 = pre-training | pretraining
后训练 = post-training
中训练 = mid-training
微调 = fine-tuning | fine-tune
蒸馏 = distillation
对齐 = alignment
收敛 = convergence | converge
泛化 = generalization | generalisation
涌现 = emergence | emergent
过拟合 = overfitting
欠拟合 = underfitting
算力 = compute | computing power
算法 = algorithm
数据集 = dataset
数据飞轮 = data flywheel
合成数据 = synthetic data
语料 = corpus
显存 = GPU memory | VRAM
显卡 = graphics card
芯片 = chip
集群 = cluster
带宽 = bandwidth
吞吐 = throughput
吞吐量 = throughput
并行 = parallelism
编译器 = compiler
超参数 = hyperparameter
权重 = weight
梯度 = gradient
梯度下降 = gradient descent
反向传播 = backpropagation
损失函数 = loss function
激活函数 = activation function
优化器 = optimizer
学习率 = learning rate
注意力 = attention
注意力机制 = attention mechanism
自注意力 = self-attention
稀疏注意力 = sparse attention
门控 = gating
残差 = residual
词元 = token
词表 = vocabulary
分词器 = tokenizer
嵌入 = embedding
向量 = vector
位置编码 = positional encoding
相关性 = correlation | relevance
上下文 = context
上下文窗口 = context window
上下文长度 = context length
长上下文 = long context
提示词 = prompt
思维链 = chain of thought
采样 = sampling
束搜索 = beam search
混合专家 = mixture of experts
智能体 = agent
多智能体 = multi-agent
工具调用 = tool use | tool calling
检索增强 = retrieval-augmented
知识图谱 = knowledge graph
反馈信号 = reward signal | feedback signal
奖励信号 = reward signal
奖励函数 = reward function
策略梯度 = policy gradient
价值函数 = value function
长时程 = long horizon
缩放定律 = scaling law
规模定律 = scaling law
范式 = paradigm
范式转移 = paradigm shift
基准测试 = benchmark
基准 = benchmark
评测 = evaluation
幻觉 = hallucination
可解释性 = interpretability
黑盒 = black box
开源 = open source
闭源 = closed source
前沿模型 = frontier model
护城河 = moat
价格战 = price war
商业模式 = business model
产品经理 = product manager
个人英雄主义 = individual heroism
集体主义 = collectivism
末班车 = last bus | last train
蓝海 = blue ocean
个人助手 = personal assistant
靠谱 = reliable
闭环 = closed loop
全栈 = full-stack | full stack
端到端 = end-to-end
核威慑 = nuclear deterrence
系统工程 = systems engineering
语音生成 = speech generation
机器人 = robot
量子计算 = quantum computing
量子物理 = quantum physics
理论物理 = theoretical physics
高能理论 = high-energy theory
凝聚态 = condensed matter
超级智能 = superintelligence
通用人工智能 = AGI
自动驾驶 = autonomous driving
具身智能 = embodied AI
`;

/** Everyday words that Chinese speakers of the field often say in English. No terms, but glosses. */
const everydayLines = `
程序员 = programmer
研究员 = researcher
联合创始人 = co-founder | cofounder
有限 = finite
无限 = infinite
想法 = idea
便宜 = cheap
领导人 = leader
领导者 = leader
执行力 = execution
执行 = execution
聊天机器人 = chatbot
合理 = reasonable
技术 = technology
编程 = coding
代码 = code
自上而下 = top-down
去中心化 = decentralized
中心化 = centralized
集中 = centralized
实验 = experiment
研究 = research
训练 = training | train
数据 = data
参数 = parameter
探索 = exploration
延迟 = latency
推理 = inference | reasoning
奖励 = reward
押注 = bet
说得通 = make sense
信号 = signal
创业公司 = startup
物理 = physics
`;

/** A term in Chinese, with the English words for it in lower case. */
export interface Term {
	readonly zh: string;
	readonly en: readonly string[];
}

/** The terms of the field. */
export const fieldTerms: readonly Term[] = read(fieldLines);

function read(lines: string): readonly Term[] {
	return lines
		.trim()
		.split('\n')
		.map((line) => {
			const [zh = '', en = ''] = line.split(' = ');
			return { zh, en: en.split(' | ').map((word) => word.toLowerCase()) };
		});
}

const counterparts = new Map<string, string[]>();
for (const { zh, en } of [...fieldTerms, ...read(everydayLines)]) {
	for (const word of en) {
		counterparts.set(zh, [...(counterparts.get(zh) ?? []), word]);
		counterparts.set(word, [...(counterparts.get(word) ?? []), zh]);
	}
}

/** What a term is called in the other language, in lower case; empty where the list has none. */
export function translationsOf(term: string): readonly string[] {
	const key = term.toLowerCase();
	return counterparts.get(key) ?? counterparts.get(key.replace(/s$/, '')) ?? [];
}
