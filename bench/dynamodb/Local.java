import com.amazonaws.services.dynamodbv2.local.main.ServerRunner;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/**
 * DynamoDB Local for this computer alone, until the process that started it is
 * gone. By itself it listens to every network and has no option against it.
 */
public class Local {
  public static void main(String[] args) throws Exception {
    ProcessHandle.current().parent().orElseThrow().onExit()
        .thenRun(() -> Runtime.getRuntime().halt(0));
    var local = ServerRunner.createServerFromCommandLineArgs(args);
    for (var field : local.getClass().getDeclaredFields()) {
      if (field.getType() == Server.class) {
        field.setAccessible(true);
        for (var connector : ((Server) field.get(local)).getConnectors()) {
          ((ServerConnector) connector).setHost("127.0.0.1");
        }
      }
    }
    local.start();
    System.out.println("DYNAMODB READY");
    local.join();
  }
}
