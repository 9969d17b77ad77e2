import type { Key } from '#tests/support/store.ts';

type Thanks = {
	by: Key;
	to: Key;
	practice: string;
	moment: string;
	quote?: string;
	/** So many months ago, and after which part of that month. */
	months: number;
	part: number;
	/** In return for the latest thanks the other way. */
	answers?: true;
};

/** What the cast thanked each other for, in the order of time. */
export const THANKS: Thanks[] = [
	// Two months ago.
	{
		...{ by: 'lotta', to: 'eero', practice: 'L5', months: 2, part: 0.3 },
		moment:
			'Asiakas lähti ovet paukkuen. Takahuoneessa joku alkoi päivitellä, ja Eero sanoi vain: ”Hänellä oli varmasti huono päivä.” Siihen se loppui.'
	},
	{
		...{ by: 'huimin', to: 'kaisa', practice: 'R6', months: 2, part: 0.35 },
		moment: '有位先生買的檸檬樹一直掉葉子，Kaisa 請他把照片帶來，一片一片看，還畫了一張澆水的時間表給他。'
	},
	{
		...{ by: 'femke', to: 'aisha', practice: 'L1', months: 2, part: 0.4 },
		moment:
			'Een man wilde ‘gewoon wandelschoenen’. Aisha vroeg door en bleef luisteren tot bleek dat hij een stuk knie miste. Daarna ging het ineens heel anders.'
	},
	{
		...{ by: 'daan', to: 'meiling', practice: 'C6', months: 2, part: 0.45 },
		moment:
			'Ik wist niet of ik die kapotte pot zomaar mocht ruilen. Meiling zei: wat vind jij eerlijk? En liet mij het zelf zeggen.'
	},
	{
		...{ by: 'bo', to: 'priya', practice: 'S4', months: 2, part: 0.5 },
		moment:
			'A woman needed one hole in one wall. Priya told her that the library down the road lends drills, and showed her how to hold one.',
		quote: 'I have never been sent away so kindly.'
	},
	{
		...{ by: 'eero', to: 'wei', practice: 'L7', months: 2, part: 0.6 },
		moment:
			'Kuuro asiakas osoitti kenkiä ja näytti vaivaantuneelta. Wei otti kynän ja paperin esiin ennen kuin kukaan muu tajusi, ja he kirjoittelivat viisi minuuttia.'
	},
	{
		...{ by: 'antti', to: 'ville', practice: 'G3', months: 2, part: 0.7 },
		moment:
			'Ville kiitti käynnistä miestä, joka ei ostanut mitään. Mies kääntyi ovella ja tuli hakemaan ruuvit sittenkin.'
	},
	{
		...{ by: 'omar', to: 'pieter', practice: 'C5', months: 2, part: 0.8 },
		moment:
			'On the last Saturday of the sale Pieter took two people off the till to sit with customers. We missed the target by a little and nobody left with the wrong boots.'
	},

	// Last month.
	{
		...{ by: 'tom', to: 'femke', practice: 'L2', months: 1, part: 0.1 },
		moment:
			'A runner wanted facts, not a chat. Femke saw it in three seconds and gave him weights and drops in grams. He nodded at every one.'
	},
	{
		...{ by: 'kaisa', to: 'huimin', practice: 'R3', months: 1, part: 0.14 },
		moment:
			'Huimin muisti, että vakioasiakkaan puutarhassa oli ollut kirvoja, ja kysyi heti ovella, miten ruusut voivat. Asiakas melkein itki ilosta.',
		quote: 'Täällä minut muistetaan.'
	},
	{
		...{ by: 'sanne', to: 'lotta', practice: 'L6', months: 1, part: 0.2 },
		moment:
			'Ik had een klacht van een klant gekregen en baalde. Lotta las hem samen met mij en zei: dit is gratis advies. We hebben de paskamer diezelfde middag verzet.'
	},
	{
		...{ by: 'wei', to: 'sanne', practice: 'C6', months: 1, part: 0.25 },
		moment: '我第一次一個人收銀，機器當掉了。Sanne 站在旁邊，不搶著做，只說下一步按哪裡，讓我自己解決。'
	},
	{
		...{ by: 'sanne', to: 'wei', practice: 'R4', months: 1, part: 0.3, answers: true },
		moment:
			'En jij bleef een kwartier langer om de kassa kloppend te krijgen, zodat niemand de volgende ochtend met een verschil zat.'
	},
	{
		...{ by: 'ruben', to: 'bo', practice: 'S2', months: 1, part: 0.35 },
		moment:
			'Een vrouw kocht een heggenschaar. Bo vroeg hoe hoog de heg was en gaf haar er een tweedehands trapje bij mee. Geen euro omzet, wel een veilige heg.'
	},
	{
		...{ by: 'joonas', to: 'tom', practice: 'L3', months: 1, part: 0.42 },
		moment:
			'Tom kysyi ”mihin näillä on matka?” eikä ”mitä kokoa saisi olla?”. Selvisi, että edessä oli vaellus Islannissa, ja koko valinta meni uusiksi.'
	},
	{
		...{ by: 'priya', to: 'antti', practice: 'L5', months: 1, part: 0.5 },
		moment:
			'When the delivery was late and a man shouted at me, Antti did not blame the driver or the customer. He asked the man what he needed by when, and fetched it himself.'
	},
	{
		...{ by: 'grace', to: 'daan', practice: 'G2', months: 1, part: 0.6 },
		moment:
			'My first week. Daan introduced me by name to every regular who came in, so that by Friday they were saying hello to me.'
	},
	{
		...{ by: 'aisha', to: 'joonas', practice: 'S7', months: 1, part: 0.66 },
		moment:
			'A man asked for ten per cent three times. Joonas showed him last year’s model instead, which fits his foot better anyway. No discount, big smile.'
	},
	{
		...{ by: 'meiling', to: 'huimin', practice: 'L4', months: 1, part: 0.72 },
		moment: '慧敏把蘭花交給客人之後，一星期後打電話問花開得怎麼樣。客人說從來沒有人這樣問過。'
	},
	{
		...{ by: 'eero', to: 'femke', practice: 'S6', months: 1, part: 0.8 },
		moment:
			'Femke sanoi suoraan, ettei ostaisi noita kenkiä omalle äidilleenkään. Asiakas nauroi, luotti häneen ja löysi paremmat.'
	},
	{
		...{ by: 'ines', to: 'kaisa', practice: 'S5', months: 1, part: 0.9 },
		moment:
			'Kaisa zei eerlijk dat de goedkope potgrond voor dit balkon beter was dan de dure. De klant kwam een week later terug, met haar zus.'
	},

	// This month.
	{
		...{ by: 'femke', to: 'tom', practice: 'S3', months: 0, part: 0.06 },
		moment:
			'Tom zei tegen een klant dat de reparatie een week duurt, en belde haar na drie dagen dat haar schoenen klaarstonden.'
	},
	{
		...{ by: 'bo', to: 'ruben', practice: 'R5', months: 0, part: 0.1 },
		moment:
			'Ruben had read the whole manual of the new chainsaw on the bus. A forester quizzed him for twenty minutes and ran out of questions first.'
	},
	{
		...{ by: 'lotta', to: 'sanne', practice: 'L2', months: 0, part: 0.14 },
		moment:
			'Iäkäs rouva pelkäsi mittalaitetta. Sanne jätti sen pois ja mittasi jalan nauhalla, juuri niin kuin rouva oli tottunut.',
		quote: 'Juuri näin se tehtiin ennenkin.'
	},
	{
		...{ by: 'daan', to: 'grace', practice: 'G1', months: 0, part: 0.2 },
		moment:
			'Grace stond op de ladder, met beide handen vol, en zei tóch tegen iedereen die binnenkwam goedemorgen. De hele winkel werd er vrolijk van.'
	},
	{
		...{ by: 'pieter', to: 'aisha', practice: 'L6', months: 0, part: 0.28 },
		moment:
			'Een klant schreef dat het passen te lang duurde. Aisha belde hem op, bedankte hem en vertelde wat we nu anders doen. Hij komt zaterdag terug.'
	},
	{
		...{ by: 'wei', to: 'eero', practice: 'C6', months: 0, part: 0.34 },
		moment: '我聽不懂一位客人的芬蘭語方言，Eero 沒有把客人接過去，而是在旁邊小聲翻譯，讓我把這筆生意做完。'
	},
	{
		...{ by: 'kaisa', to: 'meiling', practice: 'C1', months: 0, part: 0.4 },
		moment:
			'Meiling kertoi aamupalaverissa koko tiimille, mitä Daan oli tehnyt edellisenä iltana. Näin Daanista, miten paljon se merkitsi.'
	},
	{
		...{ by: 'ville', to: 'antti', practice: 'C5', months: 0, part: 0.46 },
		moment:
			'Antti sanoi, että kampanjapöytä saa jäädä puolityhjäksi: ensin palvellaan jono. Kukaan ei joutunut odottamaan viittä minuuttia kauempaa.'
	},
	{
		...{ by: 'eero', to: 'wei', practice: 'L1', months: 0, part: 0.52, answers: true },
		moment:
			'Ja sinä kuuntelit häntä niin rauhassa, vaikka jono kasvoi. Siitä hän kiitti minua ovella, vaikka kiitos kuului sinulle.'
	},
	{
		...{ by: 'priya', to: 'bo', practice: 'L3', months: 0, part: 0.58 },
		moment:
			'“What should it look like when you are done?” Bo asked, and a man who wanted paint went home with a plan, a brush and half the paint.'
	},
	{
		...{ by: 'huimin', to: 'daan', practice: 'R6', months: 0, part: 0.64 },
		moment: '有位客人的樹送到家時斷了一根枝，Daan 下班後騎車過去，幫她綁好，還教她怎麼照顧。'
	},
	{
		...{ by: 'joonas', to: 'femke', practice: 'S1', months: 0, part: 0.7 },
		moment:
			'Asiakas sanoi, että netistä saa halvemmalla. Femke myönsi sen heti, kertoi mitä meillä saa siihen päälle ja antoi hänen miettiä rauhassa. Kengät lähtivät.'
	},
	{
		...{ by: 'grace', to: 'huimin', practice: 'R2', months: 0, part: 0.76 },
		moment:
			'She wrote a card by hand to the couple who have bought their Christmas tree here for twenty years. They brought it in to show us.',
		quote: 'We did not think that anybody counted.'
	},
	{
		...{ by: 'sanne', to: 'eero', practice: 'S4', months: 0, part: 0.82 },
		moment:
			'Onze kindermaten waren op. Eero belde de winkel aan de overkant of zij ze hadden en legde ze daar voor de moeder opzij.'
	},
	{
		...{ by: 'tom', to: 'aisha', practice: 'L5', months: 0, part: 0.88 },
		moment:
			'I was about to say something about a customer after he left. Aisha just said “he carried that heavy bag all day”, and I saw it too.'
	},
	{
		...{ by: 'sanne', to: 'maya', practice: 'G1', months: 0, part: 0.96 },
		moment:
			'Tweede dag, en je zag die man bij de deur twijfelen voordat wij hem zagen. Je zei gewoon hallo, en hij kwam binnen.'
	},
	{
		...{ by: 'maya', to: 'lotta', practice: 'C6', months: 0, part: 0.98 },
		moment:
			'I asked you what to do when I do not know an answer. You said “say so, and fetch me”, and then you came every single time.'
	}
];

type Goal = {
	by: Key;
	team: string;
	months: number;
	measure: 'points' | 'modules' | 'thanks';
	target: number;
};

/** What the leads set: some months it was reached, some not. */
export const GOALS: Goal[] = [
	{ by: 'lotta', team: 'Everyday', months: 2, measure: 'modules', target: 2 },
	{ by: 'pieter', team: 'Trail', months: 2, measure: 'modules', target: 3 },
	{ by: 'meiling', team: 'Plants', months: 2, measure: 'points', target: 200 },
	{ by: 'antti', team: 'Tools', months: 2, measure: 'thanks', target: 3 },
	{ by: 'lotta', team: 'Everyday', months: 1, measure: 'points', target: 300 },
	{ by: 'pieter', team: 'Trail', months: 1, measure: 'points', target: 400 },
	{ by: 'meiling', team: 'Plants', months: 1, measure: 'thanks', target: 3 },
	{ by: 'antti', team: 'Tools', months: 1, measure: 'modules', target: 2 },
	{ by: 'lotta', team: 'Everyday', months: 0, measure: 'thanks', target: 8 },
	{ by: 'pieter', team: 'Trail', months: 0, measure: 'modules', target: 4 },
	{ by: 'meiling', team: 'Plants', months: 0, measure: 'points', target: 250 },
	{ by: 'antti', team: 'Tools', months: 0, measure: 'thanks', target: 6 }
];
