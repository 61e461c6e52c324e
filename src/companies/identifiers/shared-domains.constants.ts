/**
 * Mail providers whose addresses do not identify the employer. The list has the world-wide providers, and those of
 * Belgium, its neighbours and China, because firms there often use such addresses. Access providers are included,
 * because firms are among their customers.
 */
export const FREE_MAIL_DOMAINS: ReadonlySet<string> = new Set(
  [
    // World-wide
    'gmail.com googlemail.com outlook.com hotmail.com live.com msn.com passport.com windowslive.com yahoo.com ymail.com',
    'rocketmail.com aol.com aim.com icloud.com me.com mac.com proton.me protonmail.com protonmail.ch pm.me tutanota.com',
    'tutanota.de tuta.com tuta.io zoho.com zohomail.com zohomail.eu gmx.com gmx.net mail.com email.com usa.com post.com',
    'fastmail.com fastmail.fm hushmail.com hey.com inbox.com yandex.com yandex.ru ya.ru mail.ru bk.ru inbox.ru list.ru',
    'rambler.ru lycos.com excite.com mailfence.com runbox.com posteo.net disroot.org duck.com mozmail.com',
    'privaterelay.appleid.com simplelogin.com kolabnow.com startmail.com europe.com consultant.com engineer.com',
    // Belgium and Luxembourg
    'telenet.be skynet.be proximus.be belgacom.be scarlet.be voo.be pandora.be hotmail.be live.be outlook.be yahoo.be',
    'tiscali.be base.be brutele.be edpnet.be euphonynet.be mobistar.be orange.be advalvas.be versateladsl.be swing.be',
    'tvcablenet.be teledisnet.be kpnbelgium.be fulladsl.be gmx.be posteo.be mail.be pt.lu internet.lu vo.lu',
    // The Netherlands
    'ziggo.nl kpnmail.nl kpnplanet.nl planet.nl home.nl hetnet.nl xs4all.nl upcmail.nl chello.nl casema.nl quicknet.nl',
    'hotmail.nl live.nl outlook.nl yahoo.nl gmx.nl online.nl telfort.nl tele2.nl solcon.nl wanadoo.nl zonnet.nl',
    'caiway.nl caiway.net multiweb.nl filternet.nl onsbrabantnet.nl zeelandnet.nl',
    // Germany, Austria, Switzerland
    'gmx.de gmx.at gmx.ch web.de t-online.de freenet.de arcor.de hotmail.de live.de outlook.de yahoo.de posteo.de',
    'mailbox.org online.de vodafonemail.de magenta.de unitybox.de kabelmail.de netcologne.de aon.at chello.at',
    'bluewin.ch hispeed.ch sunrise.ch',
    // France, the United Kingdom, Ireland
    'orange.fr wanadoo.fr free.fr sfr.fr laposte.net neuf.fr bbox.fr hotmail.fr live.fr outlook.fr yahoo.fr gmx.fr',
    'aliceadsl.fr club-internet.fr numericable.fr cegetel.net noos.fr btinternet.com hotmail.co.uk live.co.uk',
    'outlook.co.uk yahoo.co.uk virginmedia.com talktalk.net ntlworld.com blueyonder.co.uk tiscali.co.uk eircom.net',
    // Southern, Central and Northern Europe, Turkey
    'libero.it virgilio.it alice.it tin.it tiscali.it hotmail.it live.it outlook.it yahoo.it fastwebnet.it pec.it',
    'legalmail.it hotmail.es live.es outlook.es yahoo.es telefonica.net terra.es sapo.pt hotmail.pt outlook.pt wp.pl',
    'onet.pl onet.eu o2.pl interia.pl gazeta.pl tlen.pl poczta.fm seznam.cz email.cz centrum.cz post.cz volny.cz',
    'azet.sk zoznam.sk freemail.hu citromail.hu t-online.hu abv.bg mail.bg yahoo.ro ukr.net i.ua telia.com hotmail.se',
    'live.se outlook.dk hotmail.dk live.dk yahoo.se yahoo.dk yahoo.no online.no hotmail.no luukku.com mynet.com hotmail.com.tr',
    // China, Hong Kong, Taiwan
    'qq.com foxmail.com 163.com 126.com yeah.net 188.com sina.com sina.cn sina.com.cn sohu.com sogou.com',
    'aliyun.com 139.com 189.cn wo.cn wo.com.cn 21cn.com 21cn.net 263.net 263.com tom.com eyou.com chinaren.com china.com',
    'citiz.net vip.com.cn yahoo.cn yahoo.com.cn hotmail.cn live.cn outlook.cn 88.com 111.com email.cn yahoo.com.hk',
    'hotmail.com.hk netvigator.com hkstar.com yahoo.com.tw hinet.net pchome.com.tw seed.net.tw',
    // Japan, Korea, India, elsewhere
    'yahoo.co.jp hotmail.co.jp outlook.jp live.jp docomo.ne.jp ezweb.ne.jp softbank.ne.jp nifty.com biglobe.ne.jp',
    'ocn.ne.jp so-net.ne.jp excite.co.jp goo.jp naver.com hanmail.net daum.net nate.com kakao.com hotmail.co.kr',
    'yahoo.co.kr yahoo.co.in yahoo.in rediffmail.com rediff.com indiatimes.com outlook.in yahoo.co.id yahoo.com.sg',
    'yahoo.com.vn yahoo.co.th yahoo.com.ph yahoo.com.my singnet.com.sg yahoo.com.br hotmail.com.br bol.com.br uol.com.br',
    'terra.com.br ig.com.br outlook.com.br yahoo.com.mx hotmail.com.mx prodigy.net.mx yahoo.com.ar hotmail.com.ar',
    'yahoo.ca hotmail.ca live.ca outlook.ca sympatico.ca rogers.com shaw.ca telus.net videotron.ca comcast.net',
    'verizon.net sbcglobal.net att.net bellsouth.net charter.net cox.net earthlink.net juno.com netzero.net optonline.net',
    'yahoo.com.au live.com.au hotmail.com.au outlook.com.au bigpond.com bigpond.net.au optusnet.com.au xtra.co.nz',
    'walla.co.il walla.com netvision.net.il yahoo.co.za telkomsa.net mweb.co.za webmail.co.za',
    // Throw-away addresses that are frequent in event forms
    'mailinator.com guerrillamail.com sharklasers.com 10minutemail.com temp-mail.org tempmail.com yopmail.com yopmail.fr',
    'trashmail.com getnada.com dispostable.com maildrop.cc throwawaymail.com fakeinbox.com moakt.com mohmal.com',
  ]
    .join(' ')
    .split(' '),
);

/**
 * Sites that host pages of many firms. A firm that names such a page as its website has no domain of its own. These
 * domains must neither become its mail domain nor make two firms look the same.
 */
export const SHARED_SITE_DOMAINS: ReadonlySet<string> = new Set(
  [
    'alibaba.com 1688.com made-in-china.com globalsources.com aliexpress.com hc360.com hktdc.com dhgate.com ec21.com',
    'tradekey.com ecplaza.net indiamart.com taobao.com tmall.com jd.com weixin.qq.com weibo.com weibo.cn zhihu.com',
    'baidu.com douyin.com bilibili.com linkedin.com facebook.com instagram.com twitter.com x.com youtube.com youtu.be',
    'tiktok.com xing.com medium.com github.com wikipedia.org google.com goo.gl bit.ly linktr.ee about.me europages.com',
    'kompass.com crunchbase.com wordpress.com wix.com weebly.com squarespace.com godaddysites.com',
    'goldenpages.be gouden-gids.be notion.site',
  ]
    .join(' ')
    .split(' '),
);
