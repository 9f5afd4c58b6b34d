import { plainForms } from '#lib/core/card/plain-forms.ts';

/** Everyday words that are verbs more than nouns. Facts of the language, gathered by hand. */
const regular = `
accept accord achieve acquire add adjust admit adopt advertise advise affect afford agree allow alter amuse announce annoy
appear apply appreciate approve argue arise arrange arrive ask assume assure attach attend attract avoid bear become begin behave
believe belong bend bind bite blame blow borrow bother break bring build burn bury buy calculate carry catch cease celebrate choose
clarify climb collapse collect combine come commit communicate compare compete complain complicate compose concentrate confirm
confuse connect consider consist construct contain continue contribute convert convince cook cope create criticise criticize cry
dare decide declare decrease dedicate deduce deem defend define delete deliver demonstrate deny depend derive describe deserve
destroy detect determine develop devote die differ dig disagree disappear discourage discover discuss dislike distinguish distribute
disturb divide draw drink drive earn eat elect embarrass employ enable encounter encourage enjoy ensure enter entitle escape
establish examine exclude execute exist expand expect explain explore express extend fail fall feed feel fight fill find finish fix flee
float fly follow forbid forget forgive gather generate get give go grab grind grow guess handle happen hate hear help hide hire hit hold
hunt hurry hurt ignore illustrate imagine implement imply impose improve include increase indicate inform insert insist install
intend interpret introduce invent investigate invite involve irritate isolate join jump justify keep kick kill knock know laugh
launch lead lean learn leave lend let lie lift listen live look lose love maintain make manage marry mean meet melt mention mislead miss mix
modify move notice notify obey observe obtain occupy occur offer omit operate oppose organise organize overlook owe pass pay
perform permit persuade pick play please pour practise pray prefer prepare preserve pretend prevent produce promote propose
protect prove provide publish pull punish push put qualify quit raise reach react read realise realize recall receive recognise recognize
recommend recover reduce refer reflect refuse reject relate rely remain remember remind remove repeat replace reply represent
reproduce require resist restore restrict retire return reveal rewrite ride ring rise rub ruin run rush save say scream see seek seem
select sell send separate serve set settle shake shoot shout show shut sing sink sit skip sleep slide smell solve speak specify spell
spend spread stand start stay steal stick stop strike struggle submit succeed suffer suggest suppose surround survive suspend swear
sweep swim take talk teach tear tell tend terminate thank think throw touch translate treat try turn twist understand unite
upset use vary visit wait wake want warn wash watch wear weigh whisper win wipe wish withdraw wonder work worry worship write
yell yield
`;

/** Past forms that no ending tells. */
const irregular = `
arose ate bore born borne bought bound bred broke broken brought built burnt came caught chose chosen clung crept dealt drank drawn
drew driven drove dug eaten fallen fed fell felt fled flew flown forgot forgotten fought found froze frozen gave given gone got
gotten grew ground grown heard held hid hidden hung kept knew known laid lain lay led left lent lit lost made meant met paid ran
rang rode risen rose said sang sat saw seen sent shaken shone shook shot shown slept slid sold sought spent spoke
spoken spun stolen stood stuck struck sung swam swept swore sworn swung taken taught thought threw thrown told took tore torn
understood went woke woken won wore worn wove woven written wrote
`;

const verbs: ReadonlySet<string> = new Set(
	`${regular} ${irregular}`.split(/\s+/u).filter((word) => word !== '')
);

/** Whether an English word, in any of its plain endings, is an everyday verb. */
export function isEverydayVerb(word: string): boolean {
	return plainForms(word.toLowerCase()).some((form) => verbs.has(form));
}
