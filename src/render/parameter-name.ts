import type { Parameter } from '../model/index.ts'

// Names that the generated script or PowerShell itself uses: the script's switches, common parameters and their
// aliases, automatic variables.
const TAKEN = new Set(
  (
    'step from skip list show language force whatif confirm verbose debug erroraction errorvariable warningaction warningvariable ' +
    'informationaction informationvariable progressaction outbuffer outvariable pipelinevariable ' +
    'vb db ea ev wa wv infa iv proga ob ov pv wi cf ' +
    'args consolefilename culture error errorview event eventargs eventsubscriber executioncontext false foreach home host input ' +
    'islinux ismacos iscoreclr iswindows lastexitcode matches myinvocation nestedpromptlevel null ofs outputencoding pid profile ' +
    'psboundparameters pscmdlet pscommandpath psculture psdebugcontext psitem psscriptroot pssenderinfo psuiculture ' +
    'psversiontable pwd sender shellid stacktrace switch this true'
  ).split(' '),
)

/** The name of a parameter on the command line of the generated script; `Value` is appended where the shell has the name already. */
export function parameterName({ name }: Pick<Parameter, 'name'>): string {
  const lower = name.toLowerCase()
  return TAKEN.has(lower) || lower.startsWith('hx') || lower.endsWith('preference') ? `${name}Value` : name
}

/** Replaces every `{Parameter}` mark of a template by what `write` makes of the parameter. */
export function replaceMarks(
  template: string,
  parameters: readonly Parameter[],
  write: (parameter: Parameter) => string,
): string {
  const byName = new Map(parameters.map((parameter) => [parameter.name, parameter]))
  return template.replace(/\{([A-Za-z][A-Za-z0-9]*)\}/g, (mark, name: string) => {
    const parameter = byName.get(name)
    return parameter ? write(parameter) : mark
  })
}

/** A command as a person reads it: parameters stand as `<Name>`. */
export const shownCommand = (template: string, parameters: readonly Parameter[]): string =>
  replaceMarks(template, parameters, (parameter) => `<${parameterName(parameter)}>`)

/** The object of a command as a person reads it: the documents' own names for a parameter give way to `<Name>`. */
export const shownObject = (object: string, parameters: readonly Parameter[]): string =>
  parameters
    .flatMap((parameter) => parameter.placeholders.map((placeholder) => ({ placeholder, parameter })))
    .sort((a, b) => b.placeholder.length - a.placeholder.length)
    .reduce(
      (text, { placeholder, parameter }) => text.replaceAll(placeholder, `<${parameterName(parameter)}>`),
      shownCommand(object, parameters),
    )
