// Characters that exist in one script only. Pairs whose traditional form is also written in simplified text (后, 里, 面) are
// left out.
const TRADITIONAL = new Set(
  '個們來說時會這為國學對發經還過與開關東車長門問間體點電話網務設選資訊檔頁應該將讓進運動機實際樣變數據庫連線單擊執無權證環節類號組織處區啟項標題錯誤檢視確認請輸統級規則備複儲並錄員條現貼讀寫傳遞轉換編輯刪較舊圖層總覽稱態',
)
const SIMPLIFIED = new Set(
  '个们来说时会这为国学对发经还过与开关东车长门问间体点电话网务设选资讯档页应该将让进运动实际样变数据库连线单击执无权证环节类号组织处区启项标题错误检视确认请输统级规则备复储并录员条现贴读写传递转换编辑删较旧图层总览称态',
)

const HAN = /\p{Script=Han}/u
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u

/**
 * The script of a Chinese text: `zh-Hant` or `zh-Hans` by the characters that only one of them has. `undefined` where the
 * text is not Chinese or has none of them.
 */
export function chineseScript(text: string): 'zh-Hant' | 'zh-Hans' | undefined {
  let han = 0
  let letters = 0
  let traditional = 0
  let simplified = 0
  for (const character of text) {
    if (KANA.test(character)) return undefined
    if (HAN.test(character)) {
      han++
      if (TRADITIONAL.has(character)) traditional++
      if (SIMPLIFIED.has(character)) simplified++
    } else if (/\p{L}/u.test(character)) letters++
  }
  // A Han character says about as much as four letters, and technical Chinese is full of Latin names.
  if (han * 4 < letters || traditional === simplified) return undefined
  return traditional > simplified ? 'zh-Hant' : 'zh-Hans'
}
