import type { Messages } from "../../message-types.ts";

export const content: Messages["content"] = {
  glossary: "Глоссарий",
  glossaryIntro: "Слова профессии на трёх языках.",
  glossaryEmpty: "Слов пока нет. Они появятся вместе с уроками.",
  unverified: "ещё не проверено носителем языка, специалистом",
  synonyms: "также: {words}",
  findings: {
    "file-missing": { what: "Нет файла {name}", mend: "добавьте файл {name}" },
    "file-unknown": {
      what: "{name} не относится к этой папке",
      mend: "здесь стоят тексты, .yaml и картинки с именами map.svg или map.ru.svg",
    },
    "file-too-big": {
      what: "Файл занимает {kilobytes} кБ, больше {limit} кБ",
      mend: "разделите или сократите его",
    },
    "file-not-text": { what: "Файл не является текстом в UTF-8", mend: "сохраните его в UTF-8" },
    "folder-name": {
      what: "Папка {name} не соответствует id {id}",
      mend: "назовите папку НН-id, например 01-what-social-work-is, как id в YAML",
    },
    "id-taken": {
      what: "id {id} уже занят: {other}",
      mend: "выберите новый id: один id не используют дважды",
    },
    "parent-refused": {
      what: "Не удалось прочитать раздел или курс, в котором он стоит ({id})",
      mend: "сначала исправьте его",
    },
    "control-character": {
      what: "Здесь невидимый знак {character}",
      mend: "удалите его и наберите слово снова",
    },
    "front-matter-missing": {
      what: "Текст не начинается с заголовочной части между двумя строками ---",
      mend: "начните со строки ---, затем title, summary, translation, затем строка ---",
    },
    "front-matter-language": {
      what: "Первая строка — «{first}»; читается только YAML",
      mend: "первая строка должна быть ровно ---",
    },
    "yaml-syntax": {
      what: "YAML не читается: {detail}",
      mend: "проверьте отступы, кавычки и двоеточия; текст с : или # возьмите в кавычки",
    },
    "yaml-unknown-key": {
      what: "Ключа «{key}» нет",
      mend: "возможно, «{near}»? Ключи перечислены в content/README.md",
    },
    "yaml-missing-key": { what: "Не хватает «{key}»", mend: "добавьте; пример в content/README.md" },
    "yaml-wrong-value": { what: "Значение «{key}» не подходит", mend: "должно быть: {expected}" },
    "literal-brace": { what: "Фигурная скобка { открывает то, что не закрыто", mend: "сам знак пишется \\{" },
    "literal-less-than": {
      what: "Знак < читается как начало тега: «{after}»",
      mend: "сам знак пишется &lt;",
    },
    "tag-not-closed": {
      what: "<{name}> не закрыт там, где нужно",
      mend: "напишите </{name}> отдельной строкой, без отступа, после пустой строки",
    },
    "tag-not-opened": {
      what: "</{name}> закрывает то, что не открыто",
      mend: "удалите его или откройте <{name}> выше",
    },
    "tag-unfinished": {
      what: "Тег не дописан: «{after}»",
      mend: "каждое свойство — в кавычках, в конце > или />; знак < пишется &lt;",
    },
    "html-comment": {
      what: "Комментарии <!-- … --> невозможны",
      mend: "удалите; заметки коллегам пишут в отзыве",
    },
    syntax: { what: "Это не читается: {detail}", mend: "сравните с примерами в content/README.md" },
    "too-deep": { what: "Вложенность глубже {limit}", mend: "меньше списков внутри списков" },
    "too-slow": {
      what: "Чтение заняло больше {seconds} секунд",
      mend: "упростите очень длинные или глубоко вложенные места",
    },
    "import-export": {
      what: "Строка, которая начинается с import или export, — это код",
      mend: "удалите её или начните предложение с другого слова",
    },
    expression: { what: "В фигурных скобках здесь код: {text}", mend: "удалите их; сам знак пишется \\{" },
    "attribute-expression": {
      what: "{attribute} в <{name}> не в кавычках",
      mend: 'напишите {attribute}="…"',
    },
    "attribute-spread": {
      what: "Среди свойств <{name}> стоит код",
      mend: 'пишите каждое свойство как имя="…"',
    },
    "attribute-unknown": { what: "У <{name}> нет свойства {attribute}", mend: "возможны: {known}" },
    "attribute-missing": { what: "<{name}> нужно свойство {attribute}", mend: 'добавьте {attribute}="…"' },
    "attribute-wrong": {
      what: "{attribute} в <{name}> не подходит: «{value}»",
      mend: "id — строчные латинские буквы, цифры, дефисы; тексты не пустые, до 2000 знаков",
    },
    "attribute-twice": { what: "{attribute} стоит в <{name}> дважды", mend: "оставьте одно" },
    "html-element": {
      what: "<{name}> — это HTML, в уроках его нет",
      mend: "используйте Markdown или компонент; сам знак пишется &lt;",
    },
    "component-unknown": {
      what: "Компонента <{name}> нет",
      mend: "возможно, <{near}>? Сам знак пишется &lt;",
    },
    "component-place": {
      what: "<{name}> не может стоять здесь",
      mend: "поставьте его отдельной строкой после пустой строки, прямо внутри: {where} (— это сам урок)",
    },
    "component-content": {
      what: "Внутри <{name}> лишнее, или он пуст",
      mend: "content/README.md показывает, что может стоять внутри ({content})",
    },
    "markdown-kind": {
      what: "Такой вид Markdown не используется: {kind}",
      mend: "пишите абзацем, списком или таблицей; картинки через <Figure>",
    },
    "heading-depth": { what: "Заголовок уровня {depth}", mend: "используйте ## или ###" },
    "address-odd": {
      what: "Адрес «{address}» записан не полностью",
      mend: "пишите с https://, без пробелов и обратных косых",
    },
    "address-scheme": {
      what: "Адрес «{address}» ведёт туда, куда ссылаться нельзя",
      mend: "используйте https, mailto или tel",
    },
    "address-file": {
      what: "В этой папке нет файла «{address}»",
      mend: "положите его рядом с текстом или напишите адрес с https://",
    },
    "html-off-list": {
      what: "На готовой странице оказалось бы «{name}», это недопустимо",
      mend: "напишите с помощью Markdown или компонента",
    },
    "picture-missing": { what: "Нет картинки {name}", mend: "положите её рядом с текстом" },
    "picture-unsafe": {
      what: "В картинке есть не только рисунок: {detail}",
      mend: "сохраните как простой SVG с xmlns и viewBox, без стилей, скриптов и внешних адресов",
    },
    "source-language": {
      what: "translation: source указано в текстах: {count}",
      mend: "так помечен ровно один текст, с которого переводят",
    },
    "id-twice": { what: "id {id} стоит дважды", mend: "дайте одному из них другой id" },
    "words-missing": {
      what: "Нет слов для {name} {id} в {file}",
      mend: 'добавьте <{name} id="{id}"> или уберите из YAML',
    },
    "facts-missing": { what: "{name} {id} нет в {file}", mend: "добавьте туда или исправьте id" },
    "key-option-unknown": {
      what: "Ключ {id} называет {option}, которого нет",
      mend: "используйте id из текста",
    },
    "key-option-missing": { what: "В ключе {id} нет {option}", mend: "добавьте его в ключ" },
    "options-few": { what: "У {id} вариантов: {count}", mend: "нужно не меньше двух" },
    "options-do-not-fit": {
      what: "Содержание {id} не соответствует виду {kind}",
      mend: "content/README.md показывает каждый вид; у true-false варианты true и false",
    },
    "feedback-element-missing": {
      what: "У {id} нет отклика",
      mend: 'добавьте <Feedback right="…" other="…" />',
    },
    "gap-missing": {
      what: "Пропуска {gap} вопроса {id} нет в тексте",
      mend: 'поставьте <Gap id="{gap}" /> на место слова',
    },
    "draw-too-large": {
      what: "draw — {draw}, а вопросов {pool}",
      mend: "добавьте вопросы или уменьшите draw",
    },
    "step-unknown": {
      what: "История {id} ведёт к шагу {step}, которого нет",
      mend: "добавьте шаг или исправьте имя",
    },
    "step-unreachable": {
      what: "В истории {id} ничто не ведёт к шагу {step}",
      mend: "приведите к нему или уберите",
    },
    "step-without-end": {
      what: "От шага {step} истории {id} нет пути к концу",
      mend: "приведите один из выборов к концовке",
    },
    "step-choices": { what: "Выборы шага {id} не те, что в YAML", mend: "напишите ровно: {expected}" },
    "source-unknown": {
      what: "Источника {code} нет в content/sources.yaml",
      mend: "исправьте код или подайте как практику без источника",
    },
    "competency-unknown": {
      what: "Компетенции {id} нет в content/competencies",
      mend: "используйте id оттуда",
    },
    "rule-unknown": {
      what: "Правило требует {kind} {named}, а его нет",
      mend: "возьмите id того, что есть в content/courses",
    },
    "rule-no-quiz": {
      what: "Правило требует результата в {named}, но там нет вопросов",
      mend: "назовите раздел с проверкой или курс с итоговой проверкой",
    },
    "rule-no-task": {
      what: "Правило требует подписанного задания в {named}, а задания там нет",
      mend: "назовите курс или урок с практическим заданием",
    },
    "rule-no-record": {
      what: "Правило требует {fact} «{subject}», этого никто не отмечает",
      mend: "напишите одно из этих: {known}",
    },
    "rule-circle": {
      what: "{id} ждёт {named}, а {named} ждёт {id}: ни то ни другое не откроется",
      mend: "уберите одно из двух правил",
    },
    "rule-never": {
      what: "{id} ждёт {named}, а это никто не может завершить",
      mend: "требуйте то, что открыто, или сначала откройте {named}",
    },
    "path-unknown": {
      what: "Путь {path} называет {named}, а этого нет",
      mend: "возьмите id курса и разделов, которые в нём стоят",
    },
    "path-twice": {
      what: "Путь {path} называет курс {named} дважды",
      mend: "запишите все его разделы в одном шаге",
    },
    "redo-no-test": {
      what: "Пройти это ещё раз никто не сможет: собственных вопросов здесь нет",
      mend: "потребуйте повторить уроки или добавьте проверку",
    },
    "languages-differ": {
      what: "Здесь «{found}», в исходном языке «{expected}» (строка {line})",
      mend: "те же компоненты с теми же id в том же порядке",
    },
    "part-missing": {
      what: "Нет части: {part}",
      mend: "добавьте; content/README.md показывает урок целиком",
    },
    "part-order": { what: "{part} стоит раньше, чем {before}", mend: "поставьте после" },
    "words-count": { what: "В уроке слов: {count}", mend: "нужно от {from} до {to}" },
    "minutes-differ": {
      what: "minutes — {minutes}, по формуле {expected}",
      mend: "напишите minutes: {expected}",
    },
    "sentences-long": {
      what: "Предложений длиннее {words} слов: {percent} %",
      mend: "сократите; не больше {limit} %",
    },
    "sentence-too-long": {
      what: "Предложение из {words} слов: «{start}…»",
      mend: "разделите; не больше {limit}",
    },
    "feedback-missing": {
      what: "У {name} {id} нет отклика",
      mend: "скажите, почему разумный человек мог бы это выбрать и что увидеть вместо этого",
    },
    "right-longest": {
      what: "Верные варианты самые длинные, в среднем на {letters} знаков",
      mend: "сократите их или дополните другие",
    },
    "right-same-place": {
      what: "Верный вариант на месте {place} в {count} из {of} вопросов",
      mend: "переставьте некоторые",
    },
    "question-count": { what: "В уроке вопросов: {count}", mend: "нужно от {from} до {to}" },
    "question-kinds": { what: "Все вопросы одного вида", mend: "нужно не меньше двух видов" },
    "pool-small": { what: "Вопросов в запасе: {count}", mend: "нужно не меньше {from}" },
    "draw-range": { what: "draw — {draw}", mend: "нужно от {from} до {to}" },
    "prompt-count": { what: "Вопросов для супервизии: {count}", mend: "нужно от {from} до {to}" },
    "source-not-read": {
      what: "Источник {code} ещё никто не читал",
      mend: "не ссылайтесь на него; подайте как практику",
    },
    "link-host": { what: "{host} — не официальный сайт", mend: "дайте источник текстом, без ссылки" },
    "name-forbidden": {
      what: "{name} — имя реального человека из публикаций",
      mend: "выберите другое имя; вымышленные семьи в content/cast.md",
    },
    "safety-box": {
      what: "Урок на тему {safety} не начинается с <SafetyBox>",
      mend: "поставьте его первым: о чём речь, что можно остановиться, что делать, если это происходит сейчас",
    },
    "official-box": {
      what: "На странице сопровождающего курса нет <OfficialBox>",
      mend: "добавьте: курс готовит, но не удостоверяет",
    },
    "checklist-open": {
      what: "Контрольный список {id} сопровождающего курса открыт без официального обучения",
      mend: "впишите officialTraining: {training} в lesson.yaml",
    },
    "term-unknown": {
      what: "В глоссарии нет термина {id}",
      mend: "добавьте в content/glossary/terms.yaml или исправьте id",
    },
    "picture-big": { what: "Картинка занимает {kilobytes} кБ", mend: "упростите; не больше {limit} кБ" },
    "picture-language": { what: "Нет картинки {name}", mend: "добавьте её с подписями на этом языке" },
  },
};
