package io.glossa.tests.data;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The prose of {@link DirtyRecords}, as JSON-escaped text: articles of the Universal Declaration of Human Rights (free to
 * use) in languages that are not Korean, and Korean written for the purpose. Every name, address and number is invented.
 */
final class DirtyTexts {
    /** A few good Korean sentences, to which something is then done. */
    static final String PROSE = escaped("""
            지난 주말에 오래된 극장에서 흑백 영화를 한 편 보았습니다.
            처음에는 낯설었지만 이야기가 흐를수록 인물들의 마음이 천천히 다가왔습니다.
            주인공이 고향으로 돌아가는 장면에서는 옆자리의 할머니도 조용히 눈물을 닦으셨습니다.
            음악은 많지 않았는데 그 덕분에 바람 소리와 발자국 소리가 오래 남았습니다.
            집에 돌아와 어머니께 전화를 드렸더니 젊은 시절 그 영화를 보셨다고 하셨습니다.
            우리는 한참 동안 옛날 극장과 그 시절의 간식 이야기를 나누었습니다.
            좋은 작품은 시간이 지나도 사람과 사람을 이어 준다는 생각이 들었습니다.
            """);

    /** What surrounds an article on many sites, without the article. */
    static final String NAVIGATION = escaped("""
            홈
            로그인
            회원가입
            장바구니
            고객센터
            이용약관
            개인정보처리방침
            사이트맵
            공유하기
            인쇄하기
            목록으로
            이전 글
            다음 글
            """);

    /** A page whose mark-up was never removed. */
    static final String HTML = escaped("""
            <div class='header'><ul class='menu'><li><a href='/'>홈</a></li><li><a href='/news'>뉴스</a></li></ul></div>
            <script type='text/javascript'>var page = { id: 42, lang: 'ko' }; function go() { window.location.href = '/'; }</script>
            <div class='content'><p>기사 본문이 여기에 들어갑니다.</p><br/><br/><p>&nbsp;&nbsp;&copy; 무단 전재 및 재배포 금지</p></div>
            <style>.menu { float: left; width: 120px; } .content { margin: 0 auto; padding: 8px; }</style>
            <div class='footer'><a href='/terms'>이용약관</a> | <a href='/privacy'>개인정보처리방침</a></div>
            """);

    /** Texts by language code. */
    static final Map<String, String> OTHER_LANGUAGES = new LinkedHashMap<>();

    /** Good Korean prose with personal data in it. */
    static final Map<String, String> PRIVATE = new LinkedHashMap<>();

    static {
        OTHER_LANGUAGES.put("el", escaped("""
                Δεν θα μπορεί ακόμα να γίνεται καμία διάκριση εξαιτίας του πολιτικού, νομικού ή διεθνούς καθεστώτος της χώρας από την οποία προέρχεται κανείς, είτε πρόκειται για χώρα ή εδαφική περιοχή ανεξάρτητη, υπό κηδεμονία ή υπεξουσία, ή που βρίσκεται υπό οποιονδήποτε άλλον περιορισμό κυριαρχίας.
                Κάθε άτομο έχει δικαίωμα στη ζωή, την ελευθερία και την προσωπική του ασφάλεια.
                Κανείς δεν επιτρέπεται να ζει υπό καθεστώς δουλείας, ολικής ή μερικής. Η δουλεία και το δουλεμπόριο υπό οποιαδήποτε μορφή απαγορεύονται.
                Κανείς δεν επιτρέπεται να υποβάλλεται σε βασανιστήρια ούτε σε ποινή ή μεταχείριση σκληρή, απάνθρωπη ή ταπεινωτική.
                Καθένας, όπου και αν βρίσκεται, έχει δικαίωμα στην αναγνώριση της νομικής του προσωπικότητας.
                Όλοι είναι ίσοι απέναντι στον νόμο και έχουν δικαίωμα σε ίση προστασία του νόμου, χωρίς καμία απολύτως διάκριση. Όλοι έχουν δικαίωμα σε ίση προστασία από κάθε διάκριση που θα παραβίαζε την παρούσα Διακήρυξη και από κάθε πρόκληση για μια τέτοια δυσμενή διάκριση.
                Καθένας έχει δικαίωμα να ασκεί αποτελεσματικά ένδικα μέσα στα αρμόδια εθνικά δικαστήρια κατά των πράξεων που παραβιάζουν τα θεμελιακά δικαιώματα τα οποία του αναγνωρίζουν το Σύνταγμα και ο νόμος.
                Κανείς δεν μπορεί να συλλαμβάνεται, να κρατείται ή να εξορίζεται αυθαίρετα.
                Καθένας έχει δικαίωμα, με πλήρη ισότητα, να εκδικάζεται η υπόθεσή του δίκαια και δημόσια, από δικαστήριο ανεξάρτητο και αμερόληπτο, που θα αποφασίσει είτε για τα δικαιώματα και τις υποχρεώσεις του είτε, σε περίπτωση ποινικής διαδικασίας, για το βάσιμο της κατηγορίας που στρέφεται εναντίον του.
                """));
        OTHER_LANGUAGES.put("sw", escaped("""
                Juu ya hayo usifanye ubaguzi kwa kutegemea siasa, utawala au kwa kutegemea uhusiano wa nchi fulani na mataifa mengine au nchi ya asili ya mtu, haidhuru nchi hiyo iwe inayojitawala, ya udhamini, isiyojitawala au inayotawaliwa na nchi nyingine kwa hali ya namna yo yote.
                Kila mtu ana haki ya kuishi, haki ya uhuru, na haki ya kulindwa nafsi yake.
                Mtu ye yote asifanywe mtumwa au mtwana; utumwa na biashara yake ni marufuku kwa kila hali.
                Mtu ye yote asiteswe, asiadhibiwe, asidharauliwe au kutendewa kinyama au kikatili.
                Mbele ya sheria kila mtu ana haki ya kutambulika kama mtu.
                Mbele ya sheria watu wote ni sawa na wanastahili haki sawa za kulindwa. Wote wana haki sawa ya kulindwa kutokana na ubaguzi wo wote unaoweza kuvunja Taarifa hii na mambo yo yote yanayoweza kuleta ubaguzi kama huo.
                Kila mtu ana haki ya kutetewa na baraza la hukumu kwa makosa ya kuvunjiwa haki zake za asili anazostahili kwa mujibu wa kanuni na sheria.
                Mtu ye yote asikamatwe, asifungiwe au kuhamishwa kutoka nchi yake bila sheria.
                Kila mtu ana haki kamili ya kuhukumiwa vyema hadharani na baraza la hukumu lililo huru na lisilo na upendeleo katika kutoa uamuzi wa haki zake na wajibu wake na wa makosa yo yote yanayomhusu.
                """));
        OTHER_LANGUAGES.put("ha", escaped("""
                Bayan haka, ba za a gwada wa mutum wani bambanci ba saboda matsayin ƙasarsu ko yankinsu a fannin siyasa ko na hukunce-hukuncen shari'a ko a huskar ƙasashen duniya, ko da kuwa ƙasar mai mulkin-kai ce, ko tana ƙarƙashin mulkin wata ƙasa, ko ba ta da cikakken mulkin-kai, ko da wani abin da ya rage mata mulki.
                Kowane mutum na da hakkin rayuwa, da zamantowa cikin ’yanci da samun a kiyaye halittarsa.
                Ba ɗan-adam wanda za a sa bauta, kuma doka ta hana bauta da fataucin bayi ta kowane hali.
                Ba wanda za a yi wa azaba, ko a yi masa hukunci ko horo wanda bai dace da ɗan-adam ba, ko wanda zai ƙasƙanta shi.
                Kowane mutum na da hakkin a ko'ina a san da darajar halittarsa a huskar doka.
                Kowa daidai yake da kowa a gaban doka, kuma kowa na da hakkin doka ta yi masa kariya ba tare da nuna bambanci ba. Kowane ɗan-adam kamar kowa, na da hakkin a yi masa kariya game da duk wani bambancin da zai saba wa matakan da ke cikin wannan jawabi, da kuma kariya game da duk wata manaƙisa ta sa shi nuna irin wannan bambanci.
                Kowane mutum, idan ya ga za’a aikata abin da zai hana shi cin moriyar hakkokinsa waɗanda tsarin mulki ko dokar ƙasa ta tanada masa, yana da hakkin ya kai ƙara a gaban hukumar ƙasarsu wadda ke da mukamin yanke hukunci game da irin wannan laifi.
                Ba wanda za’a tsare ko a ɗaure shi, ko kuma a sa shi gudun-hijira ba gaira ba saba.
                """));
        OTHER_LANGUAGES.put("yo", escaped("""
                A kò gbọdọ̀ mú ẹnikẹ́ni ní ẹrú tàbí kí a mú un sìn; ẹrú níní àti ò wò ẹrú ni a gbọdọ̀ fi òfin dè ní gbogbo ọ̀nà.
                A kò gbọdọ̀ dá ẹnì kẹ́ni lóró tàbí kí a lò ó ní ìlò ìkà tí kò yẹ ọmọ ènìyàn tàbí ìlò tó lè tàbùkù ẹ̀dá ènìyàn.
                Ẹnì kọ̀ọ̀kan ló ní ẹ̀tọ́ pé kí a kà á sí gẹ́gẹ́ bí ènìyàn lábẹ́ òfin ní ibi gbogbo.
                Gbogbo ènìyàn ló dọ́gba lábẹ́ òfin. Wọ́n sì ní ẹ̀tọ́ sí àà bò lábẹ́ òfin láìsí ìyàsọ́tọ̀ kankan. Gbogbo ènìyàn ló ní ẹ̀tọ́ sí ààbò tó dọ́gba kúrò lọ́wọ́ ìyàsọ́tọ̀ yòówù tí ìbáà lòdì sí ìkéde yìí àti ẹ̀tọ́ kúrò lọ́wọ́ gbogbo ohun tó bá lè ti ènìyàn láti ṣe irú ìyàsọ́tọ̀ bẹ́ẹ̀.
                Ẹnì kọ̀ọ̀kan lórílẹ̀‐èdè, ló ní ẹ̀tọ́ sí àtúnṣe tó jọjú ní ilé‐ẹjọ́ fún ìwà tó lòdì sí ẹ̀tọ́ ọmọnìyàn, tó jẹ́ kò‐ṣeé‐má‐nìí gẹ́gẹ́ bó ṣe wà lábẹ́ òfin àti bí òfin‐ìpìlẹ̀ ṣe là á sílẹ̀.
                A kò gbọdọ̀ ṣàdédé fi òfin mú ènìyàn tàbí kí a kàn gbé ènìyàn tì mọ́lé, tàbí kí a lé ènìyàn jáde ní ìlú láìnídìí.
                Ẹnì kọ̀ọ̀kan tí a bá fi ẹ̀sùn kàn ló ní ẹ̀tọ́ tó dọ́gba, tó sì kún, láti ṣàlàyé ara rẹ̀ ní gban̄gba, níwájú ilé‐ẹjọ́ tí kò ṣègbè, kí wọn lè ṣe ìpinnu lórí ẹ̀tọ́ àti ojúṣe rẹ̀ nípa irú ẹ̀sùn ọ̀ràn dídá tí a fi kàn án.
                Ẹnìkẹ́ni tí a fi ẹ̀sùn kàn ni a gbọdọ̀ gbà wí pé ó jàrè títí ẹ̀bi rẹ̀ yóò fi hàn lábẹ́ òfin nípasẹ̀ ìdájọ́ tí a ṣe ní gban̄gba nínú èyí tí ẹni tí a fi ẹ̀sùn kàn yóò ti ní gbogbo ohun tí ó nílò láti fi ṣe àwíjàre ara rẹ̀.
                """));
        OTHER_LANGUAGES.put("zu", escaped("""
                Ngaphezu kwaloko, akukho kuhlukaniswa okuyokwenziwa ngenxa yezombangazwe, isimo sokwenganyelwa kwezwe noma imingcele yezwe umuntu ahlala kulo, noma ngabe uzimelegeqe, ubanjelwe, ozibuse noma uphansi kolawulo olunqunyelwe.
                Wonke umuntu unelungelo lempilo, lenkululeko nelokuphepha.
                Akekho oyoba isigqila noma agqilazwe, ukuhweba ngezigqila kuyovinjwa ngezindlela zonke.
                Akekho oyohlukunyezwa noma aphathwe ngobulwane ajeziswe ngokwehliswa isithunzi.
                Wonke umuntu unelungelo lokwemukelwa nomaphi njengomuntu phambi komthetho.
                Sonke siyalingana phambi komthetho futhi kufanele umthetho usivikele ngokulinganayo ngale kokubandlulula. Sonke kufanele sivikelwe ngokulinganayo ekubandlululweni, ngokungagcinwa kwaloluGunyazo futhi nasekukhuthazweni kwanoma luhloboluni lobandlululo.
                Wonke umuntu unelungelo lokuthola usizo oluyilo ezinkantolo ezibekiwe ngezenzo ezephula isisekelo samalungelo anikezwe wona umthethosisekelo noma umthetho.
                Akekho oyoboshwa, avelelwe noma adingiswe ngokungekho emthethweni.
                Wonke umuntu kumele alalelwe obala ngokulingana okugcwele nangeqiniso, inkantolo engavuni futhi ezimele, ekutholweni kwamalungelo akhe nezimiselo zakhe noma ngabe iliphi icala abekwe lona.
                Wonke umuntu obekwe icala elidinga isijeziso unelungelo lokuthathwa njengomsulwa kuze kutholakale ukuthi impela unecala ngokomthetho enkantolo evulekile lapho enikwe iziqiniseko ezidingekile zokuzivikela.
                """));
        OTHER_LANGUAGES.put("xh", escaped("""
                Intlanganiso‐jikelele
                Yazisa ngale nkcazo‐jikelele engeemfanelo zoluntu ezikumgangatho oqhelekileyo wokuphumeza abantu bonke kunye nezizwe zonke, kude kube sekugqibeleni nokuba wonke ubani nakunye nemibutho yoluntu, ekufuneka igcine le nkcazelo, izame ukufundisa nokuqeqesha ukukhuthaza intlonipho yezomfanelo zoluntu nenkululeko, neendlela zenkqubela phambili, kwisizwe sonke nakumazwe angaphesheya ukuze kukhuseleke ummiselo‐jikelele nokuqapheleka, uqwalaselo, phakathi koluntu lwamalungu oburhulumente ngokwawo, kunye nabantu bezizwe ezibaphetheyo.
                Bonke abantu bazalwa bekhululekile belingana ngesidima nangokweemfanelo. Bonke abantu banesiphiwo sesazela nesizathu sokwenza isenzo ongathanda ukuba senziwe kumzalwane wakho.
                Wonke umntu unamalungelo kwiimfanelo nenkululeko eziqulathwe kule nkcazelo, ngaphandle kokwahlulwa ngobuhlanga, ibala, ubuni, ulwimi, inkolo, ezopolitiko nezinye izimvo, ezesizwe okanye ezentlalo, ezokuzalwa okanye namanye amawonga.
                Ngaphezu koko, akukho mahluko unokwenziwa usekelwe kwezopolitiko, ulawulo lwezobulungisa okanye amawonga ezizwe nezizwana okanye ummandla apho umntu akhoyo, nokuba uzimele, ukuthembeka, urhulumente ongazimelanga okanye nokuba zeziphi indlela zokunciphisa ulawulo lobukumkani.
                Wonke umntu unelungelo lokuphila, inkululeko kunye nokhuseleko.
                Akukho namnye oya kugcinwa ebukhobokeni nakukhuselo lomnye umntu, kanti urhwebo ngamakhoboka aluvumelekanga nangayiphina indlela.
                Akukho namnye oyakuphathwa gadalala, ngenkohlakalo, ngokungenabuntu okanye ngempatho eluhlazo okanye isohlwayo.
                Wonke umntu unelungelo lokwamkelwa yonke indawo njengomntu phambi komthetho.
                """));
        OTHER_LANGUAGES.put("am", escaped("""
                ማንም፡ሰው፡ያለፍርድ፡ዜግነቱ፡አይወሰድበትም፡ወይም፡ዜግነቱን፡የመለወጥ፡መብት፡አይነፈገውም።
                አካለ፡መጠን፡የደረሱ፡ወንዶችና፡ሴቶች፡በዘር፡በዜግነት፡ወይም፡በሃይማኖት፡ልዩነት፡ሳይወሰኑ፡ጋብቻን፡የመፈጸምና፡ቤተሰብን፡የመመሥረት፡መብት፡አላቸው፤፡ጋብቻ፡በመፈጸም፡በጋብቻ፡ጊዜና፡ጋብቻ፡በሚፈርስበትም፡ጊዜ፡እኩል፡መብት፡አላቸው።
                ጋብቻ፡የሚፈጸመው፡ጋብቻ፡ለመፈጸም፡በሚፈልጉ፡ሁለቱም፡ወገኖች፡በሚያደርጉት፡ነጻና፡ሙሉ፡ስምምነት፡መሠረት፡ብቻ፡ነው።
                ቤተሰብ፡በኀብረ፡ሰብ፡የተፈጥሮና፡መሰረታዊ፡ክፍል፡ስለሆነ፡በኀብረሰቡና፡በመንግሥቱም፡ደህንነቱ፡እንዲጠበቅለት፡ይገባል።
                እያንዳንዱ፡ሰው፡ብቻውን፡ወይም፡ከሌሎች፡ጋር፡በኀብረት፡ሆኖ፡የኀብረት፡ባለቤትነት፡መብት፡አለው።
                ማንም፡ሰው፡ያለፍርድ፡ንብረቱ፡አይወሰድበትም።
                እያንዳንዱ፡ሰው፡የሃሳብ፡የሕሊናና፡የሃይማኖት፡ነጻነት፡መብት፡አለው።፡ይህም፡መብት፡ሃይማኖቱን፡ወይም፡እምነቱን፡የመለወጥ፡ነጻነትንና፡ብቻውን፡ወይም፡ከሌሎች፡ጋር፡በኀብረት፡በይፋ፡ወይም፡በግል፡ሆኖ፡ሃይማኖቱን፡ወይም፡እምነቱን፡የማስተማር፣፡በተግባር፡የመግለጽ፡የማምለክና፡የማክበር፡ነጻነትን፡ይጨምራል።
                """));
        OTHER_LANGUAGES.put("en", escaped("""
                Furthermore, no distinction shall be made on the basis of the political, jurisdictional or international status of the country or territory to which a person belongs, whether it be independent, trust, non‐self‐governing or under any other limitation of sovereignty.
                Everyone has the right to life, liberty and the security of person.
                No one shall be held in slavery or servitude; slavery and the slave trade shall be prohibited in all their forms.
                No one shall be subjected to torture or to cruel, inhuman or degrading treatment or punishment.
                Everyone has the right to recognition everywhere as a person before the law.
                All are equal before the law and are entitled without any discrimination to equal protection of the law. All are entitled to equal protection against any discrimination in violation of this Declaration and against any incitement to such discrimination.
                Everyone has the right to an effective remedy by the competent national tribunals for acts violating the fundamental rights granted him by the constitution or by law.
                No one shall be subjected to arbitrary arrest, detention or exile.
                Everyone is entitled in full equality to a fair and public hearing by an independent and impartial tribunal, in the determination of his rights and obligations and of any criminal charge against him.
                Everyone charged with a penal offence has the right to be presumed innocent until proved guilty according to law in a public trial at which he has had all the guarantees necessary for his defence.
                No one shall be held guilty of any penal offence on account of any act or omission which did not constitute a penal offence, under national or international law, at the time when it was committed. Nor shall a heavier penalty be imposed than the one that was applicable at the time the penal offence was committed.
                No one shall be subjected to arbitrary interference with his privacy, family, home or correspondence, nor to attacks upon his honour and reputation. Everyone has the right to the protection of the law against such interference or attacks.
                Everyone has the right to freedom of movement and residence within the borders of each State.
                """));
        OTHER_LANGUAGES.put("ja", escaped("""
                すべての人間は、生れながらにして自由であり、かつ、尊厳と権利とについて平等である。
                人間は、理性と良心とを授けられており、互いに同胞の精神をもって行動しなければならない。
                すべて人は、生命、自由及び身体の安全に対する権利を有する。
                何人も、奴隷にされ、又は苦役に服することはない。奴隷制度及び奴隷売買は、いかなる形においても禁止する。
                すべて人は、いかなる場所においても、法の下において、人として認められる権利を有する。
                すべて人は、思想、良心及び宗教の自由に対する権利を有する。
                """));
        OTHER_LANGUAGES.put("zh", escaped("""
                人人生而自由,在尊严和权利上一律平等。
                他们赋有理性和良心,并应以兄弟关系的精神相对待。
                人人有权享有生命、自由和人身安全。
                任何人不得使为奴隶或奴役;一切形式的奴隶制度和奴隶买卖,均应予以禁止。
                人人在任何地方有权被承认在法律前的人格。
                """));
        OTHER_LANGUAGES.put("ru", escaped("""
                Все люди рождаются свободными и равными в своем достоинстве и правах.
                Они наделены разумом и совестью и должны поступать в отношении друг друга в духе братства.
                Каждый человек имеет право на жизнь, на свободу и на личную неприкосновенность.
                Никто не должен содержаться в рабстве или подневольном состоянии; рабство и работорговля запрещаются во всех их видах.
                Каждый человек, где бы он ни находился, имеет право на признание его правосубъектности.
                """));
        OTHER_LANGUAGES.put("ko-and-en", escaped("""
                영화는 정말 좋았습니다. The film was truly wonderful and I would watch it again.
                배우들의 연기가 뛰어났고 the music stayed with me for days after the credits.
                다만 결말은 조금 아쉬웠습니다. Still, the ending could have been braver than it was.
                친구와 함께 봤는데 we talked about it all the way home, 그래서 더 기억에 남습니다.
                다음 작품도 기대합니다. I am looking forward to whatever the director makes next.
                """));
        PRIVATE.put("e-mail", escaped("""
                동네 사진 모임에서 새 회원을 찾습니다.
                우리는 매달 둘째 토요일 아침에 시장과 골목을 걸으며 사진을 찍습니다.
                카메라가 없어도 괜찮고 휴대전화로 찍어도 좋습니다.
                관심이 있으신 분은 minji.kim@example.com 으로 이름과 사는 곳을 보내 주세요.
                답장이 늦으면 photo-club+seoul@mail.example.org 로 다시 적어 주시면 됩니다.
                지난달에는 오래된 다리와 강가의 나무를 찍었고 작은 전시회도 열었습니다.
                함께 걷고 이야기하며 서로의 사진을 배우는 즐거움이 큽니다.
                """));
        PRIVATE.put("telephone", escaped("""
                할머니의 손맛을 이어 온 작은 국숫집을 소개합니다.
                가게는 역에서 걸어서 십 분 거리에 있고 점심에는 줄이 길게 늘어섭니다.
                예약은 02-555-0142 로 받으며 단체 손님은 010-5550-0123 으로 문자를 남기면 됩니다.
                외국에서 오시는 분은 +82-10-5550-0199 로 전화해 주세요.
                국물은 멸치와 다시마를 오래 끓여 만들고 면은 아침마다 새로 뽑습니다.
                겨울에는 따뜻한 칼국수가, 여름에는 시원한 콩국수가 인기가 많습니다.
                주인 아주머니는 손님들의 이름을 대부분 기억하고 계십니다.
                """));
        PRIVATE.put("numbers-that-are-not-telephones", escaped("""
                지난 분기의 판매 결과를 간단히 정리해 보았습니다.
                모두 1,234,567 개가 팔렸고 이는 2019년 같은 기간의 1,102,334 개보다 많습니다.
                제품 번호 8801-2345-6789 의 재고는 12,000 개이며 창고 3-11 구역에 있습니다.
                회의는 2024-05-17 오후 2시 30분에 시작해서 4시 45분에 끝났습니다.
                참석한 사람은 27명이었고 그중 11명이 지방에서 올라왔습니다.
                다음 회의에서는 가격을 3.5 퍼센트 올리는 방안을 살펴보기로 했습니다.
                자세한 내용은 보고서 45쪽부터 52쪽까지 나와 있습니다.
                """));
    }

    private DirtyTexts() {}

    private static String escaped(String text) {
        return text.strip().replace("\"", "\\\"").replace("\n", "\\n");
    }
}
