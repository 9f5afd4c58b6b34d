/**
 * Names that talk on technology and business turns to. In an
 * alphabet a capital tells a name; Han characters do not. Facts of the world, gathered by hand.
 */
export const wellKnownNames: readonly string[] = `
硅谷 华尔街 中关村 好莱坞 谷歌 亚马逊 英伟达 英特尔 高通 三星 索尼 任天堂 特斯拉 脸书 推特 奈飞 优步
爱彼迎 甲骨文 思科 诺基亚 摩托罗拉 字节跳动 腾讯 阿里巴巴 百度 华为 小米 美团 京东 拼多多 滴滴 比亚迪
宁德时代 蔚来 小鹏 大疆 微信 抖音 快手 淘宝 支付宝 小红书 哔哩哔哩 知乎 微博 商汤 旷视 智谱 阶跃星辰
月之暗面 蔡司 阿斯麦 马斯克 贝索斯 黄仁勋 奥特曼 扎克伯格 比尔盖茨 巴菲特 芒格 张一鸣 马化腾 马云 任正非
雷军 王兴 黄峥 李彦宏 王传福 李飞飞 何恺明 辛顿 杨立昆 本吉奥 卡帕西 哈萨比斯 图灵 冯诺依曼 香农 爱因斯坦
牛顿 达尔文 费曼 霍金 杨振宁 钱学森 图灵奖 诺贝尔奖 菲尔兹奖 麻省理工 普林斯顿 伯克利 哈佛 耶鲁 剑桥 牛津
清华 北大 中科院 贝尔实验室 卡内基梅隆 东南亚 拉美 中东 印尼 越南 新加坡 以色列 德国 英国 法国 俄罗斯
印度 加州 旧金山 西雅图 纽约 伦敦 东京 巴黎 深圳 杭州 贵州 内蒙古 比特币 以太坊 阿尔法狗 摩尔定律
第一性原理 图灵测试 墨菲定律 二八定律
`
	.trim()
	.split(/\s+/u);
