import { describe, expect, it } from 'vitest'
import { buildCatalog, createCatalog, serializeCatalog } from '../../src/commands/catalog/index.ts'

const older = `---
applicable: Product 1, Product 2
Module Name: Sample
title: Set-Thing
aliases:
  - thing
---

# Set-Thing

## SYNTAX

\`\`\`
Set-Thing [-Identity] <ThingId> [-Color <System.Drawing.Color>] [-Forgotten <Int32>]
 [-Sure] [<CommonParameters>]
\`\`\`

## EXAMPLES

\`\`\`powershell
Set-Thing -NotAParameter 1
\`\`\`

## PARAMETERS

### -Identity

> Applicable: Product 1, Product 2

Words about -Other things.

\`\`\`yaml
Type: ThingId
Aliases: Id, Thing
Position: 1
\`\`\`

### -Color

> Applicable: Product 2

\`\`\`yaml
Type: System.Nullable\`1[System.Drawing.Color]
Aliases:
Position: Named
\`\`\`

### -Sure

\`\`\`yaml
Type: System.Management.Automation.SwitchParameter
Aliases: ok
Position: Named
\`\`\`

### CommonParameters

\`\`\`yaml
Type: Wrong
\`\`\`
`

const newer = `\uFEFF---
document type: cmdlet
HelpUri: https://example.com/get-thing?view=sample-5.1&x=y
Module Name: Sample
PlatyPS schema version: 2024-05-01
title: Get-Thing
---

## SYNTAX

\`\`\`
Get-Thing [[-Name] <string[]>]
\`\`\`

## PARAMETERS

### -Name

\`\`\`yaml
Type: System.String[]
Aliases: []
ParameterSets:
- Name: (All)
  Position: 0
\`\`\`
`

const pages = [
  { path: 'b/Set-Thing.md', text: older },
  { path: 'a/Get-Thing.md', text: newer.replaceAll('\n', '\r\n') },
  { path: 'Sample.md', text: '---\nModule Name: Sample\ntitle: Sample\n---\n# Sample\n' },
  { path: 'prose.md', text: 'Set-Nothing is no cmdlet page.' },
]

describe('buildCatalog', () => {
  it('keeps the facts of the pages and nothing else', () => {
    expect(buildCatalog(pages)).toEqual({
      version: 1,
      modules: ['Sample'],
      applicability: [[], ['Product 1', 'Product 2'], ['Product 2'], ['sample-5.1']],
      aliases: { thing: 'Set-Thing' },
      cmdlets: [
        'Get-Thing|0|3|Name:String[]:0',
        'Set-Thing|0|1|Color:Color:::2 Forgotten:Int32 Identity:ThingId:1:Id,Thing Sure:!::ok',
      ],
    })
  })

  it('does not depend on the order of the pages', () => {
    expect(serializeCatalog(buildCatalog(pages.toReversed()))).toBe(serializeCatalog(buildCatalog(pages)))
  })

  it('keeps only the products asked for, and what names no product', () => {
    const catalog = createCatalog(buildCatalog(pages, ['Product 1']))
    expect(catalog.cmdlet('Get-Thing')).toBeUndefined()
    expect(catalog.cmdlet('Set-Thing')?.parameters.map((parameter) => parameter.name)).toEqual([
      'Forgotten',
      'Identity',
      'Sure',
    ])
  })

  it('takes the page with the lower path when two describe one cmdlet', () => {
    const other = { path: 'a/Set-Thing.md', text: older.replace('Module Name: Sample', 'Module Name: Other') }
    expect(createCatalog(buildCatalog([...pages, other])).cmdlet('set-thing')?.module).toBe('Other')
  })

  it('finds its way again after a page lost a fence', () => {
    const damaged = older.replace('[<CommonParameters>]\n```', '[<CommonParameters>]\n ```\n```')
    expect(buildCatalog([{ path: 'x.md', text: damaged }]).cmdlets).toEqual(
      buildCatalog([{ path: 'x.md', text: older }]).cmdlets,
    )
  })

  it('writes a file that reads back as the same data', () => {
    const data = buildCatalog(pages)
    expect(JSON.parse(serializeCatalog(data))).toEqual(data)
    expect(serializeCatalog(data)).toContain('\n"Get-Thing|0|3|Name:String[]:0",\n')
  })
})
