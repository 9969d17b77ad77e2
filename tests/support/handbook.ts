import type { Page } from '../../src/lib/learning/finder.server.ts';

// A small handbook for the tests of looking things up: the same fourteen pages in each language, as its shops would
// write them. Key, title, other ways to ask, text.
const WRITTEN: Record<Page['locale'], string> = {
	en: `
receipt | Somebody wants to return without a receipt | no receipt, lost the ticket, refund without proof | Believe them first. Look for the card payment or the customer card, then for the till’s copy.
online | A customer says it is cheaper online | price match, saw it for less, cheaper on the internet | Thank them. Look at the offer together, with delivery and returns, and say what they get here.
queue | Two customers at once | long queue, everybody is waiting, busy till | Greet the second with your eyes and a word. Say how long it will be.
unknown | I don’t know the answer | no idea, not my department, don’t know the product | Say so, and say who will know. Take them there; don’t send them.
angry | A customer is shouting | angry customer, furious, rude, insults | Let them finish. Name what went wrong before you say what you can do.
complaint | Something broke after a week | complaint, faulty, defect, warranty | Look at the thing first, the date second. Guarantee and goodwill are two doors.
discount | Somebody asks for a discount | haggling, bargain, lower price, deal | Show what is in the price. If there is a sale coming, say so.
sold-out | It is sold out | out of stock, not on the shelf, delivery date | Check the other store, offer to ring when it arrives, name another shop.
looking | “I’m just looking” | browsing, doesn’t want help, silent customer | Say where you will be, and come when the eyes come up.
child | A child is lost or crying | children in the shop, pram, tired toddler | Kneel down. Two colleagues to the doors, one voice on the speaker.
thief | I think somebody is stealing | theft, shoplifter, alarm at the door | Never alone and never by force. Ask whether they need a basket, and fetch your lead.
language | We don’t share a language | foreign customer, tourist, translator | Point, draw, smile; a phone translates. Speak slower, never louder.
closing | Somebody comes in at closing time | five minutes before closing, late visitor | Say how long there is, and give them all of it.
gift | Somebody needs a gift and has no idea | present for a friend, wrapping, birthday | Ask what the other loves, and whom it should please.`,
	fi: `
receipt | Asiakas haluaa palauttaa ilman kuittia | ei kuittia, kuitti hukassa, rahat takaisin | Usko ensin. Etsikää korttimaksu tai kanta-asiakkuus, sitten kassan kopio.
online | Asiakas sanoo, että netissä on halvempaa | hintatakuu, halvempi verkossa, näin halvemmalla | Kiitä. Katsokaa tarjousta yhdessä, toimitus ja palautus mukaan lukien.
queue | Kaksi asiakasta yhtä aikaa | pitkä jono, kaikki odottavat, ruuhka kassalla | Tervehdi toista katseella ja sanalla. Kerro, kauanko kestää.
unknown | En tiedä vastausta | ei aavistusta, ei minun osastoni, en tunne tuotetta | Sano se, ja sano kuka tietää. Vie perille, älä lähetä.
angry | Asiakas huutaa | vihainen asiakas, raivoissaan, töykeä, loukkaa | Anna puhua loppuun. Sano ensin, mikä meni pieleen.
complaint | Tavara hajosi viikossa | reklamaatio, viallinen, vika, takuu | Katso ensin tavaraa, sitten päivää. Takuu ja hyvitys ovat eri ovia.
discount | Asiakas pyytää alennusta | tinkiminen, tarjous, halvemmalla, hinta alas | Näytä, mitä hintaan kuuluu. Jos ale on tulossa, kerro siitä.
sold-out | Tuote on loppu | loppuunmyyty, ei hyllyssä, milloin tulee lisää | Tarkista toinen myymälä, lupaa soittaa, nimeä toinenkin liike.
looking | ”Minä vain katselen” | ei halua apua, hiljainen asiakas, kiertelee | Kerro, missä olet, ja tule kun katse nousee.
child | Lapsi on eksynyt tai itkee | lapsia kaupassa, rattaat, väsynyt taapero | Kyykisty. Kaksi työkaveria oville, yksi kuuluttamaan.
thief | Epäilen varkautta | varas, näpistys, hälytin ovella | Älä koskaan yksin äläkä voimalla. Kysy, tarvitaanko koria, ja hae tiiminvetäjä.
language | Meillä ei ole yhteistä kieltä | ulkomaalainen asiakas, turisti, kääntäjä | Näytä, piirrä, hymyile; puhelin kääntää. Puhu hitaammin, älä kovempaa.
closing | Joku tulee sulkemisaikaan | viisi minuuttia kiinni, myöhäinen asiakas | Kerro, paljonko on aikaa, ja anna se kokonaan.
gift | Lahja, eikä mitään ideaa | lahja ystävälle, paketointi, syntymäpäivä | Kysy, mistä toinen pitää ja ketä lahjan pitäisi ilahduttaa.`,
	nl: `
receipt | Iemand wil ruilen zonder bon | geen bon, bonnetje kwijt, geld terug | Geloof de klant. Zoek de pinbetaling of de klantenkaart, dan de kopie van de kassa.
online | Een klant zegt dat het online goedkoper is | laagste prijs, elders goedkoper, op internet | Bedank. Bekijk het aanbod samen, met bezorgen en ruilen erbij.
queue | Twee klanten tegelijk | lange rij, iedereen wacht, drukte bij de kassa | Groet de tweede met je ogen en een woord. Zeg hoe lang het duurt.
unknown | Ik weet het antwoord niet | geen idee, niet mijn afdeling, ken het product niet | Zeg het, en zeg wie het wel weet. Loop mee; stuur niemand weg.
angry | Een klant staat te schreeuwen | boze klant, woedend, onbeleefd, scheldt | Laat uitpraten. Noem wat er misging voordat je zegt wat je kunt doen.
complaint | Iets ging na een week stuk | klacht, kapot, defect, garantie | Kijk eerst naar het ding, dan naar de datum. Garantie en coulance zijn twee deuren.
discount | Iemand vraagt om korting | afdingen, koopje, lagere prijs, aanbieding | Laat zien wat er in de prijs zit. Komt er een uitverkoop, zeg het dan.
sold-out | Het is uitverkocht | niet op voorraad, leeg schap, levertijd | Kijk in het andere filiaal, beloof te bellen, noem een andere winkel.
looking | “Ik kijk alleen even” | wil geen hulp, stille klant, rondkijken | Zeg waar je bent, en kom als de ogen omhooggaan.
child | Een kind is verdwaald of huilt | kinderen in de winkel, kinderwagen, moe kind | Kniel neer. Twee collega’s naar de deuren, één stem door de luidspreker.
thief | Ik denk dat iemand steelt | diefstal, winkeldief, alarm bij de deur | Nooit alleen en nooit met geweld. Vraag of iemand een mandje wil, en haal je teamleider.
language | We spreken geen gedeelde taal | buitenlandse klant, toerist, vertalen | Wijs, teken, lach; een telefoon vertaalt. Praat langzamer, nooit harder.
closing | Iemand komt binnen bij sluitingstijd | vijf minuten voor sluiten, late klant | Zeg hoeveel tijd er is, en geef die helemaal.
gift | Een cadeau en geen idee | cadeautje voor een vriend, inpakken, verjaardag | Vraag waar de ander van houdt, en wie er blij mee moet zijn.`,
	'zh-Hant': `
receipt | 客人沒帶發票要退貨 | 沒有發票, 發票不見了, 可以退錢嗎 | 先相信客人。一起找刷卡紀錄或會員資料，再看收銀機的存根。
online | 客人說網路上比較便宜 | 比價, 別家便宜, 網購價格 | 先謝謝他。一起看那個價格，運費和退貨也算進去。
queue | 兩位客人同時來 | 排隊很長, 大家都在等, 收銀台很忙 | 用眼神和一句話招呼第二位，說大概要等多久。
unknown | 我不知道答案 | 不清楚, 不是我的部門, 不懂這個商品 | 直接說，也說誰知道。陪他走過去，別只用手指。
angry | 客人在大吼 | 生氣的客人, 罵人, 態度很差 | 讓他說完。先說出哪裡出了錯，再說你能做什麼。
complaint | 用了一星期就壞了 | 客訴, 瑕疵, 故障, 保固 | 先看東西，再看日期。保固和通融是兩扇門。
discount | 客人要求打折 | 殺價, 優惠, 算便宜一點 | 說明價錢裡包含什麼。如果快要特賣，就告訴他。
sold-out | 商品賣完了 | 缺貨, 架上沒有, 什麼時候到貨 | 查別的門市，到貨打電話，也告訴他哪一家還有。
looking | 「我只是看看」 | 不要人幫忙, 安靜的客人, 隨便逛逛 | 說你會在哪裡，等他抬頭再過去。
child | 小孩走失或在哭 | 店裡有小朋友, 嬰兒車, 累壞的孩子 | 蹲下來。兩位同事守門口，一位廣播。
thief | 我懷疑有人偷東西 | 竊盜, 小偷, 門口警報響 | 不要一個人去，也不要動手。問要不要籃子，請組長來。
language | 我們語言不通 | 外國客人, 觀光客, 翻譯 | 用手比、用畫的、微笑；手機會翻譯。說慢一點，不要大聲。
closing | 打烊時間有人進來 | 再五分鐘關門, 晚來的客人 | 說還有多少時間，然後全部給他。
gift | 要送禮卻沒有想法 | 送朋友的禮物, 包裝, 生日 | 問對方喜歡什麼，想讓誰開心。`
};

/** The pages of a language. */
export const handbook = (locale: Page['locale']): Page[] =>
	WRITTEN[locale]
		.trim()
		.split('\n')
		.map((line) => {
			const [key, title, asks, text] = line.split(' | ') as [string, string, string, string];
			return { key, kind: 'answer', locale, title, asks, about: '', point: '', text };
		});
