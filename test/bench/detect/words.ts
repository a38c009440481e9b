/** Facts of grammar that operators need, by locale: what flips a sentence, what a wrong translator does to a name. */

/** A sentence flips when the pattern (global) becomes the replacement. */
export interface Flip {
  from: RegExp
  to: string
  /** The English sentence must hold this, so that what is flipped is what the others say. */
  english: RegExp
}

const NEGATED = /\b(?:not|cannot|never|no longer)\b|n['’]t\b/iu

/** Prohibitions and inabilities, turned into their opposite. */
export const negations: Record<string, readonly Flip[]> = {
  en: [
    { from: /\b(can|must|should|does|do|will|is|are) ?not(?! only)\b/giu, to: '$1', english: NEGATED },
    { from: /\b(ca|is|are|does|do|should|must)n['’]t\b/giu, to: '$1', english: NEGATED },
  ],
  es: [
    {
      from: /(?<!\p{L})no (?=(?:se )?(?:pued|deb|admit|permit|requier|utili|us[ae]|est[áa]|es\b|son\b))/giu,
      to: '',
      english: NEGATED,
    },
  ],
  fr: [{ from: /(?<!\p{L})(?:ne |n['’])(\p{L}+) (?:pas|jamais)(?!\p{L})/giu, to: '$1', english: NEGATED }],
  'zh-Hant': [
    { from: /不能|無法|不可以/gu, to: '可以', english: NEGATED },
    { from: /請勿|不得|切勿/gu, to: '請', english: NEGATED },
    { from: /不(?=會|支援|應|需要)/gu, to: '', english: NEGATED },
  ],
  'zh-Hans': [
    { from: /不能|无法|不可以/gu, to: '可以', english: NEGATED },
    { from: /请勿|不得|切勿/gu, to: '请', english: NEGATED },
    { from: /不(?=会|支持|应|需要)/gu, to: '', english: NEGATED },
  ],
}

const MODAL = /\b(?:can|must|should)\b(?! ?not|n['’]t)/iu

/** Permissions and obligations, turned into their opposite. */
export const assertions: Record<string, readonly Flip[]> = {
  en: [{ from: /\b(can|must|should)\b(?! ?not|n['’]t)/gu, to: '$1 not', english: MODAL }],
  es: [
    {
      // No "solo no debe": "not" stands before "only", and makes something else of it.
      from: /(?<!\p{L}|no |no se |Se |s[oó]lo |s[oó]lo se )((?:se )?(?:pued(?:e|en|es)|deb(?:e|en)))(?!\p{L})/gu,
      to: 'no $1',
      english: MODAL,
    },
  ],
  fr: [
    {
      from: /(?<!\p{L}|n['’]|ne )(peut|peuvent|pouvez|doit|doivent|devez)(?! pas|\p{L})/gu,
      to: 'ne $1 pas',
      english: MODAL,
    },
  ],
  'zh-Hant': [
    { from: /(?<!不)可以/gu, to: '不可以', english: MODAL },
    { from: /必須/gu, to: '不得', english: MODAL },
  ],
  'zh-Hans': [
    { from: /(?<!不)可以/gu, to: '不可以', english: MODAL },
    { from: /必须/gu, to: '不得', english: MODAL },
  ],
}

/** Pairs of opposites; each is swapped for the other. `english` is what the English sentence must hold. */
interface Opposite {
  english: RegExp
  words: Record<string, readonly [string, string]>
}

export const switches: readonly Opposite[] = [
  {
    english: /\benable(?:s|d)?\b/iu,
    words: {
      // "Enable you to" has no such opposite.
      en: ['enable(?! (?:[^\\s.,;:]+ ){1,7}to )', 'disable'],
      es: ['habilitar', 'deshabilitar'],
      fr: ['activer', 'désactiver'],
      'zh-Hant': ['啟用', '停用'],
      'zh-Hans': ['启用', '禁用'],
    },
  },
  {
    english: /\bdisable(?:s|d)?\b/iu,
    words: {
      en: ['disable', 'enable'],
      es: ['deshabilitar', 'habilitar'],
      fr: ['désactiver', 'activer'],
      'zh-Hant': ['停用', '啟用'],
      'zh-Hans': ['禁用', '启用'],
    },
  },
]

export const sequences: readonly Opposite[] = [
  {
    english: /\bbefore\b/iu,
    words: {
      en: ['before', 'after'],
      es: ['antes de', 'después de'],
      fr: ['avant', 'après'],
      'zh-Hant': ['之前', '之後'],
      'zh-Hans': ['之前', '之后'],
    },
  },
  {
    english: /\bafter\b/iu,
    words: {
      en: ['after', 'before'],
      es: ['después de', 'antes de'],
      fr: ['après', 'avant'],
      'zh-Hant': ['之後', '之前'],
      'zh-Hans': ['之后', '之前'],
    },
  },
]

export const limits: readonly Opposite[] = [
  {
    english: /\bmaximum\b/iu,
    words: {
      en: ['maximum', 'minimum'],
      es: ['máximo', 'mínimo'],
      fr: ['maximum', 'minimum'],
      'zh-Hant': ['最大', '最小'],
      'zh-Hans': ['最大', '最小'],
    },
  },
  {
    english: /\bminimum\b/iu,
    words: {
      en: ['minimum', 'maximum'],
      es: ['mínimo', 'máximo'],
      fr: ['minimum', 'maximum'],
      'zh-Hant': ['最小', '最大'],
      'zh-Hans': ['最小', '最大'],
    },
  },
]

/** What a translation engine makes of the verb of a cmdlet. */
export const verbs: Record<string, Record<string, string>> = {
  es: {
    Get: 'Obtener',
    Set: 'Establecer',
    New: 'Nuevo',
    Remove: 'Quitar',
    Enable: 'Habilitar',
    Disable: 'Deshabilitar',
    Add: 'Agregar',
    Test: 'Probar',
    Start: 'Iniciar',
    Export: 'Exportar',
  },
  fr: {
    Get: 'Obtenir',
    Set: 'Définir',
    New: 'Nouveau',
    Remove: 'Supprimer',
    Enable: 'Activer',
    Disable: 'Désactiver',
    Add: 'Ajouter',
    Test: 'Tester',
    Start: 'Démarrer',
    Export: 'Exporter',
  },
  'zh-Hant': {
    Get: '取得',
    Set: '設定',
    New: '新增',
    Remove: '移除',
    Enable: '啟用',
    Disable: '停用',
    Add: '加入',
    Test: '測試',
    Start: '開始',
    Export: '匯出',
  },
  'zh-Hans': {
    Get: '获取',
    Set: '设置',
    New: '新建',
    Remove: '删除',
    Enable: '启用',
    Disable: '禁用',
    Add: '添加',
    Test: '测试',
    Start: '开始',
    Export: '导出',
  },
}

/** The same for parameters. */
export const parameters: Record<string, Record<string, string>> = {
  es: {
    Identity: 'Identidad',
    Name: 'Nombre',
    Server: 'Servidor',
    User: 'Usuario',
    Database: 'Base',
    Filter: 'Filtro',
    Type: 'Tipo',
  },
  fr: {
    Identity: 'Identité',
    Name: 'Nom',
    Server: 'Serveur',
    User: 'Utilisateur',
    Database: 'Base',
    Filter: 'Filtre',
    Type: 'Type1',
  },
  'zh-Hant': {
    Identity: '身分識別',
    Name: '名稱',
    Server: '伺服器',
    User: '使用者',
    Database: '資料庫',
    Filter: '篩選',
    Type: '類型',
  },
  'zh-Hans': {
    Identity: '标识',
    Name: '名称',
    Server: '服务器',
    User: '用户',
    Database: '数据库',
    Filter: '筛选器',
    Type: '类型',
  },
}

/** Words for 2 to 12. */
export const numberWords: Record<string, readonly string[]> = {
  en: ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'],
  es: ['dos', 'tres', 'cuatro', 'cinco', 'seis', 'siete', 'ocho', 'nueve', 'diez', 'once', 'doce'],
  fr: ['deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix', 'onze', 'douze'],
  'zh-Hant': ['兩', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'],
  'zh-Hans': ['两', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'],
}

/** Digits with the language's thousands separator. */
export const thousands: Record<string, string> = { en: ',', es: '.', fr: '\u202f', 'zh-Hant': ',', 'zh-Hans': ',' }

/** A sentence of a translator to the reader, in the manner of each language. */
export const translatorsNotes: Record<string, string> = {
  en: '(Editor’s note: the figures show the English user interface.)',
  es: '(N. del T.: las capturas de pantalla muestran la interfaz en inglés.)',
  fr: '(N.d.T. : les captures d’écran montrent l’interface en anglais.)',
  'zh-Hant': '(譯註：畫面擷取內容為英文使用者介面。)',
  'zh-Hans': '(译注：屏幕截图显示的是英文用户界面。)',
}

/** A comment that a translator might put, or leave, in a script. */
export const comments: Record<string, string> = {
  en: 'Read the current values first',
  es: 'Consultar primero los valores actuales',
  fr: 'Lire d’abord les valeurs actuelles',
  'zh-Hant': '先讀取目前的值',
  'zh-Hans': '先读取当前的值',
}

/** A display string in the language. */
export const displayStrings: Record<string, string> = {
  en: 'Text shown to people',
  es: 'Texto que se muestra a las personas',
  fr: 'Texte affiché aux utilisateurs',
  'zh-Hant': '向使用者顯示的文字',
  'zh-Hans': '向用户显示的文字',
}

/** Quotation marks of the language that are not the straight ones. */
export const quotes: Record<string, readonly [string, string]> = {
  en: ['“', '”'],
  es: ['«', '»'],
  fr: ['«\u00a0', '\u00a0»'],
  'zh-Hant': ['「', '」'],
  'zh-Hans': ['“', '”'],
}
